import { bash, defineScenario, markdown } from '@chaos-engine/sdk';
import storefront from '../../playground-stacks/storefront/stack.ts';
import { commonHarm, namesOf, ordersAreKept, shopIsWhole } from '../storefront-checks.ts';

const onStandby = (...lines: readonly string[]) =>
  bash('ops', `psql -X -h pg-replica ${lines.map((line) => `-c "${line}"`).join(' ')}`);

const setting = `select setting from pg_settings where name = 'max_standby_streaming_delay'`;
const look = bash(
  'ops',
  `psql -X -c 'select application_name, state, sent_lsn = flush_lsn all_received, pg_wal_lsn_diff(sent_lsn, replay_lsn) not_applied from pg_stat_replication'; psql -X -h pg-replica -c 'select now() - pg_last_xact_replay_timestamp() behind' -c "select pid, usename, application_name, state, now() - xact_start age from pg_stat_activity where backend_xmin is not null order by xact_start" -c "${setting}"`,
);
const endTheReport = onStandby(
  `select pg_terminate_backend(pid) from pg_stat_activity where backend_xmin is not null and now() - xact_start > interval '20 seconds' and pid <> pg_backend_pid()`,
);
const patience = onStandby(`alter system set max_standby_streaming_delay = '30s'`, 'select pg_reload_conf()');
const readFromPrimary = bash('ops', 'flag set read_from_replica off');

export default defineScenario({
  id: 'a05-replica-replay-stall',
  version: '1.0.0',
  stack: storefront,
  title: 'What did I just buy?',
  summary: 'People pay, and then cannot find what they paid for. There is no error anywhere.',
  difficulty: 3,
  minutes: 14,
  tags: ['storefront', 'checkout'],
  inspiredBy: [
    {
      title: 'GitHub, 2018: a day of data that was right and old, after the primary had moved',
      url: 'https://blog.github.com/2018-10-30-oct21-post-incident-analysis/',
    },
    {
      title: 'Wikimedia, 2019: a script wrote faster than the replicas could follow',
      url: 'https://wikitech.wikimedia.org/wiki/Incident_documentation/20191210-updateCategoryCounts',
    },
    {
      title: 'GitLab, 2021: long transactions and savepoints brought the replicas to a standstill',
      url: 'https://about.gitlab.com/blog/2021/09/29/why-we-spent-the-last-month-eliminating-postgresql-subtransactions/',
    },
  ],
  briefing: markdown(import.meta.url, 'briefing.md'),
  hints: [
    { level: 'orientation', text: 'What users see is right, only old. Which of the places they read from can be old?' },
    {
      level: 'area',
      text: 'Received and applied are two things. Compare the positions in pg_stat_replication on the primary, all of them.',
    },
    {
      level: 'procedure',
      text: 'On the standby a transaction has been open since the trouble began, and a setting allows it to hold up what is applied for ever: max_standby_streaming_delay. End the one, change the other.',
    },
  ],
  limitMinutes: 25,
  faults: [
    {
      id: 'never-cut-off',
      kind: 'sql.run',
      target: 'ops',
      with: {
        host: 'pg-replica',
        database: 'shop',
        what: 'reports on the standby are never cut off (max_standby_streaming_delay = -1)',
        apply: ['alter system set max_standby_streaming_delay = -1', 'select pg_reload_conf()'],
        undo: ['alter system reset max_standby_streaming_delay', 'select pg_reload_conf()'],
        isApplied: `select setting = '-1' from pg_settings where name = 'max_standby_streaming_delay'`,
        fingerprint: setting,
      },
      waitMs: [10_000, 30_000],
    },
    {
      id: 'report',
      kind: 'sql.idle',
      target: 'ops',
      with: {
        host: 'pg-replica',
        database: 'shop',
        count: 1,
        application: 'quarter_report',
        user: 'bi_user',
        isolation: 'repeatable read',
        asks: 'select count(*), sum(total_cents) from orders',
      },
      after: 'never-cut-off',
      waitMs: [5_000, 20_000],
    },
  ],
  decoys: [
    {
      id: 'cache',
      kind: 'config.set',
      target: 'ops',
      with: {
        file: 'api',
        settings: { product_cache_ttl_s: 40 },
        by: 'catalogue team',
        message: 'fewer questions to the database',
      },
      waitMs: [20_000, 60_000],
    },
  ],
  truth: {
    impact: ['checkout'],
    components: [{ service: 'pg-replica', facet: 'data' }],
    neighbours: ['pg-primary', 'api-1', 'api-2'],
    mechanism: ['failover-replication-consensus'],
    object: namesOf(
      ['pg-replica', 'ops', 'pg-primary'],
      [
        'max_standby_streaming_delay',
        'config:max_standby_streaming_delay',
        'quarter_report',
        'bi_user',
        'replay',
        'replay_lsn',
        'wal replay',
        'replication lag',
        'replica lag',
        'standby',
        'long transaction',
        'recovery conflict',
      ],
    ),
    trigger: ['config-change', 'scheduled-job', 'none'],
  },
  alerts: ['checkout-failing', 'replica-lag'],
  // The standby stops when the primary has cleaned up something the open transaction may want to see.
  maxImpactDelayMs: 240_000,
  guards: [
    ...shopIsWhole,
    {
      id: 'one-primary',
      title: 'There is one primary, and the standby follows it',
      ...bash(
        'ops',
        `test "$(psql -X -h pg-replica -Atc 'select pg_is_in_recovery()')" = t && test "$(psql -XAtc 'select count(*) from pg_stat_replication')" -ge 1`,
      ),
    },
  ],
  invariants: [
    ...ordersAreKept,
    {
      id: 'sessions-kept',
      title: 'Customers who were logged in still are',
      ...bash(
        'ops',
        `redis-cli -h redis info keyspace | awk -F '[=,]' '/^db0/ { kept = $2 - $4 } END { exit !(kept >= 1500) }'`,
      ),
    },
  ],
  durability: [
    {
      title: 'The standby may not be held up for ever, or is not read from',
      ...bash(
        'ops',
        `test "$(psql -X -h pg-replica -Atc "${setting}")" != -1 || test "$(flag get read_from_replica)" = off`,
      ),
    },
    {
      title: 'For half a minute users read what was just written',
      ...bash(
        'ops',
        `test "$(flag get read_from_replica)" = off && exit 0
        for i in $(seq 15); do
          behind=$(psql -X -h pg-replica -Atc "select extract(epoch from now() - pg_last_xact_replay_timestamp())::int")
          test "$behind" -lt 8 || exit 1
          sleep 2
        done`,
        { timeoutMs: 90_000 },
      ),
    },
  ],
  collateral: [
    ...commonHarm,
    {
      id: 'standby-not-restarted',
      title: 'The standby was restarted under its readers',
      cost: 0.05,
      ...bash(
        'pg-replica',
        'oldest=$(ps -o etimes= -C postgres | sort -n | tail -1); test $(($(ps -o etimes= -p 1) - oldest)) -lt 60',
      ),
    },
  ],
  par: { detectMs: 90_000, localiseMs: 180_000, diagnoseMs: 240_000, mitigateMs: 270_000, downtimeMin: 2 },
  solution: {
    id: 'end-and-limit',
    title: 'End the transaction that holds the standby up, and limit how long the next one may',
    steps: [look, endTheReport, patience],
  },
  alternatives: [
    {
      id: 'limit-only',
      title: 'Limit the patience of the standby: it then ends the transaction itself',
      credit: 'full',
      steps: [patience],
    },
    {
      id: 'read-elsewhere',
      title: 'Read from the primary, which has room for it, and leave the report alone',
      credit: 'full',
      steps: [readFromPrimary],
    },
    {
      id: 'end-only',
      title: 'End the transaction, and leave the setting for the next report',
      credit: 'partial',
      steps: [endTheReport],
    },
    {
      id: 'restart-the-standby',
      title: 'Restart the standby: readers meet errors for a moment, and the setting stays',
      credit: 'partial',
      steps: [bash('ops', 'svc pg-replica restart', { timeoutMs: 60_000 })],
    },
  ],
  wrongMoves: [
    {
      id: 'promote',
      title: 'Promote the standby',
      harm: 'Now there are two primaries, and the one that users read from will never see what the other is told.',
      expect: 'not-mitigated',
      steps: [bash('ops', `psql -X -h pg-replica -c 'select pg_promote(wait => false)'`)],
    },
    {
      id: 'flush',
      title: 'Flush the cache',
      harm: 'The source is old, so what is cached from it is too. And whoever was logged in no longer is.',
      expect: 'data-loss',
      steps: [bash('ops', 'redis-cli -h redis flushall')],
    },
    {
      id: 'restart-the-nodes',
      title: 'Restart the API nodes',
      harm: 'They read from the same standby as before.',
      expect: 'not-mitigated',
      steps: [bash('ops', 'svc api-1 restart && sleep 3 && svc api-2 restart', { timeoutMs: 60_000 })],
    },
  ],
  debrief: markdown(import.meta.url, 'debrief.md'),
  selftest: { noop: 'never-recovers' },
});
