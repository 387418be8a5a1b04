import { bash, defineScenario, markdown } from '@chaos-engine/sdk';
import storefront from '../../playground-stacks/storefront/stack.ts';
import { commonHarm, namesOf, ordersAreKept, shopIsWhole } from '../storefront-checks.ts';

const psql = (...lines: readonly string[]) => bash('ops', `psql -X ${lines.map((line) => `-c "${line}"`).join(' ')}`);

const blockers = `select pid, usename, application_name, state, wait_event_type, pg_blocking_pids(pid) waits_for, now() - xact_start age, left(query, 60) query from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0 or state like 'idle in%' order by age desc nulls last limit 20`;
const look = psql(blockers);
const endTheNotebook = psql(
  `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'bi_user' and state like 'idle in%'`,
);
const cancelTheMigration = psql(
  `select pg_cancel_backend(pid) from pg_stat_activity where usename = 'migrator' and query like 'alter%'`,
);
const guards = psql(
  `alter role migrator set lock_timeout = '2s'`,
  `alter role bi_user set idle_in_transaction_session_timeout = '60s'`,
);

export default defineScenario({
  id: 'a02-ddl-lock-queue',
  version: '1.0.0',
  stack: storefront,
  title: 'All at once',
  summary:
    'From one second to the next nobody can buy anything. Everything else works, and the machines have nothing to do.',
  difficulty: 3,
  minutes: 14,
  tags: ['storefront', 'checkout'],
  inspiredBy: [
    {
      title: 'GoCardless, 2019: a change of schema queued behind one long read, and all others behind the change',
      url: 'https://gocardless.com/blog/zero-downtime-postgres-migrations-the-hard-parts/',
    },
    {
      title: 'Archimedes, 2026: a process changed the schema in every cycle, without a limit on its wait for the lock',
      url: 'https://github.com/aprin-labs/archimedes/issues/1818',
    },
    {
      title: 'incident.io, 2025: a routine migration left locks behind that held up the whole product',
      url: 'https://status.incident.io/incidents/01JRDFKAGE07YYDY0KZR137BX3/write-up',
    },
    {
      title: 'Wikimedia, 2018: a table was altered on the live primary, and pages could not be deleted',
      url: 'https://wikitech.wikimedia.org/wiki/Incident_documentation/20180410-Deleting_a_page_on_enwiki',
    },
  ],
  briefing: markdown(import.meta.url, 'briefing.md'),
  hints: [
    {
      level: 'orientation',
      text: 'Nothing is slow here: everything waits. Draw who waits for whom.',
    },
    {
      level: 'area',
      text: 'The database knows who blocks whom: pg_blocking_pids(). What everybody waits for is itself waiting. For what?',
    },
    {
      level: 'procedure',
      text: 'An alter table waits for a session that is idle in a transaction, and all others wait behind it. You can end either; think of which choice survives the next run of the job, within a minute.',
    },
  ],
  limitMinutes: 25,
  faults: [
    {
      id: 'notebook',
      kind: 'sql.idle',
      target: 'ops',
      with: {
        host: 'pg-primary',
        database: 'shop',
        count: 1,
        application: 'notebook',
        user: 'bi_user',
        asks: "select status, count(*) from orders where created_at > now() - interval '365 days' group by 1",
      },
      waitMs: [15_000, 40_000],
    },
    {
      id: 'migration',
      kind: 'file.create',
      target: 'cron',
      with: {
        path: '/opt/migrations/0008-gift-note-on-orders.sql',
        content: 'alter table orders add column gift_note text;\n',
      },
      after: 'notebook',
      waitMs: [2_000, 20_000],
    },
  ],
  decoys: [
    {
      id: 'cache',
      kind: 'config.set',
      target: 'ops',
      with: {
        file: 'api',
        settings: { product_cache_ttl_s: 25 },
        by: 'catalogue team',
        message: 'prices a little fresher',
      },
      waitMs: [30_000, 60_000],
    },
  ],
  truth: {
    impact: ['checkout', 'mail'],
    components: [
      { service: 'pg-primary', facet: 'data' },
      { service: 'cron', facet: 'process' },
    ],
    neighbours: ['api-1', 'api-2', 'pgbouncer', 'ops'],
    mechanism: ['schema-or-data-migration', 'query-lock-plan'],
    object: namesOf(
      ['pg-primary', 'cron', 'ops'],
      [
        'orders',
        'table:orders',
        'lock',
        'lock:orders',
        'alter table',
        'alter table orders',
        'gift_note',
        'orders.gift_note',
        'migration',
        'migration:0008',
        '0008-gift-note-on-orders.sql',
        '/opt/migrations/0008-gift-note-on-orders.sql',
        'run_migrations',
        'job:run_migrations',
        'notebook',
        'bi_user',
      ],
    ),
    trigger: ['scheduled-job', 'data-change'],
  },
  alerts: [
    'checkout-failing',
    'mail-late',
    'api-1-errors',
    'api-2-errors',
    'pool-waiting',
    'browse-failing',
    'login-failing',
  ],
  // The job comes once a minute.
  maxImpactDelayMs: 200_000,
  guards: [...shopIsWhole],
  invariants: [
    ...ordersAreKept,
    {
      id: 'schema-whole',
      title: 'The migration is either done and noted, or neither',
      ...bash(
        'ops',
        `test "$(psql -XAtc "select (select count(*) from information_schema.columns where table_name = 'orders' and column_name = 'gift_note') = (select count(*) from schema_migrations where version = '0008')")" = t`,
      ),
    },
  ],
  durability: [
    {
      title: 'The job comes by once more, and nobody waits for a lock',
      ...bash(
        'ops',
        `for i in $(seq 70); do
          test "$(psql -XAtc "select count(*) from pg_locks l join pg_stat_activity a using (pid) where not l.granted and now() - a.query_start > interval '4 seconds'")" = 0 || exit 1
          sleep 1
        done`,
        { timeoutMs: 150_000 },
      ),
    },
  ],
  collateral: [...commonHarm],
  par: { detectMs: 75_000, localiseMs: 150_000, diagnoseMs: 200_000, mitigateMs: 240_000, downtimeMin: 1.6 },
  solution: {
    id: 'end-the-notebook',
    title: 'End the session that was left open; the migration goes through; then put up the guards',
    steps: [look, endTheNotebook, guards],
  },
  alternatives: [
    {
      id: 'notebook-only',
      title: 'End the session that was left open, and nothing else',
      credit: 'full',
      steps: [endTheNotebook],
    },
    {
      id: 'impatient-migration',
      title: 'Have migrations give up after two seconds, and cancel those that wait; the notebook may go on',
      credit: 'full',
      steps: [guards, cancelTheMigration],
    },
    {
      id: 'no-migration',
      title: 'Take the job off the clock and cancel what waits',
      credit: 'full',
      steps: [bash('ops', 'job pause run_migrations'), cancelTheMigration],
    },
    {
      id: 'cancel-only',
      title: 'Cancel the migration: whole at once, until the job comes again',
      credit: 'partial',
      steps: [cancelTheMigration],
    },
  ],
  wrongMoves: [
    {
      id: 'kill-the-client',
      title: 'Kill the migration where it was started, on cron',
      harm: 'Its server process goes on waiting, with everybody behind it: nobody tells it that its client is gone.',
      expect: 'not-mitigated',
      steps: [bash('ops', 'on cron pkill -9 -x psql; on cron pkill -9 -f run_migrations; true')],
    },
    {
      id: 'restart-the-nodes',
      title: 'Restart the API nodes',
      harm: 'Their requests come back on top of the queue, and meanwhile half of them are not served at all.',
      expect: 'not-mitigated',
      steps: [bash('ops', 'svc api-1 restart && sleep 3 && svc api-2 restart', { timeoutMs: 60_000 })],
    },
    {
      id: 'wait-longer',
      title: 'Let handlers wait longer',
      harm: 'Users wait longer for the same failure.',
      expect: 'not-mitigated',
      steps: [bash('ops', 'cfg set api handler_timeout_ms=30000')],
    },
  ],
  debrief: markdown(import.meta.url, 'debrief.md'),
  selftest: { noop: 'never-recovers' },
});
