import { bash, defineScenario, markdown } from '@chaos-engine/sdk';
import storefront from '../../playground-stacks/storefront/stack.ts';
import { commonHarm, namesOf, ordersAreKept, shopIsWhole } from '../storefront-checks.ts';

const oldTransactions = `state = 'idle in transaction' and now() - xact_start > interval '5 seconds'`;

const look = bash(
  'ops',
  `psql -h pgbouncer -p 6432 pgbouncer -c 'show pools'; psql -c "select state, count(*), max(now() - xact_start) oldest from pg_stat_activity group by 1 order by 3 desc nulls last"; deploy list api`,
);
const freeThePool = bash(
  'ops',
  `psql -XAtc "select count(pg_terminate_backend(pid)) from pg_stat_activity where ${oldTransactions}"`,
);
const rollBack = bash('ops', 'deploy rollback api 40', { timeoutMs: 90_000 });
const guard = bash(
  'ops',
  `psql -X -c "alter system set idle_in_transaction_session_timeout = '5s'" -c 'select pg_reload_conf()'`,
);

export default defineScenario({
  id: 'a01-idle-in-transaction',
  version: '1.0.0',
  stack: storefront,
  title: 'Everybody is waiting',
  summary:
    'Paying gets slow and then fails; a little later nothing works any more. The machines have hardly anything to do.',
  difficulty: 2,
  minutes: 15,
  tags: ['storefront', 'checkout'],
  inspiredBy: [
    {
      title:
        'incident.io, 2023: transactions nobody needed held the connections of the pool, and waits grew to twenty seconds',
      url: 'https://incident.io/blog/database-performance',
    },
    {
      title: 'GitHub, 2022: at peak, a few poor queries used up the connections of the proxy in front of the database',
      url: 'https://github.blog/2022-03-23-an-update-on-recent-service-disruptions/',
    },
    {
      title:
        'Duo, 2018: requests queued without limit for a database connection, and the queue kept the service from coming back',
      url: 'https://status.duo.com/incidents/4w07bmvnt359',
    },
  ],
  briefing: markdown(import.meta.url, 'briefing.md'),
  extraTraffic: [
    {
      id: 'old-vouchers',
      title: 'Try an old voucher',
      promise: 'be told that their voucher is no longer valid',
      weight: 1,
      latencyMs: 1_500,
      loadPerSecond: 0.25,
      judged: false,
      steps: [
        {
          request: {
            method: 'POST',
            path: '/checkout',
            headers: { 'content-type': 'application/json', accept: 'application/json' },
            json: {
              customer: 'C-${int:100001:120000}',
              items: [{ productId: '${int:1:6000}', quantity: 1 }],
              coupon: '${pick:SUMMER22|AUTUMN20|SPRING12|OPENING50}',
              idempotencyKey: '${nonce}',
            },
          },
          expect: { status: 422 },
        },
      ],
    },
  ],
  hints: [
    {
      level: 'orientation',
      text: 'The database is bored while everybody in front of it waits. Who is holding what they are waiting for?',
    },
    {
      level: 'area',
      text: 'Look at the states of the sessions rather than at their queries. What does a session do that is idle inside a transaction, and what does it keep?',
    },
    {
      level: 'procedure',
      text: 'Sort pg_stat_activity by xact_start and compare the oldest with `deploy list api`. Terminate the sessions idle in a transaction for more than a few seconds, then go back one build.',
    },
  ],
  limitMinutes: 25,
  faults: [
    {
      id: 'build',
      kind: 'build.activate',
      target: 'ops',
      with: { service: 'api', build: 41, by: 'ci-bot' },
      waitMs: [15_000, 60_000],
    },
  ],
  decoys: [
    {
      id: 'product-cache',
      kind: 'config.set',
      target: 'ops',
      with: {
        file: 'api',
        settings: { product_cache_ttl_s: 20 },
        by: 'catalogue team',
        message: 'prices a little fresher',
      },
      waitMs: [70_000, 110_000],
    },
  ],
  truth: {
    impact: ['checkout', 'mail', 'account', 'price', 'browse'],
    components: [
      { service: 'api-1', facet: 'build' },
      { service: 'api-2', facet: 'build' },
    ],
    neighbours: ['pgbouncer', 'edge'],
    mechanism: ['hard-resource-limit', 'code-release-or-version-skew'],
    object: namesOf(
      ['api-1', 'api-2', 'ops', 'pgbouncer', 'pg-primary'],
      [
        'build:41',
        'build 41',
        'build-41',
        'build',
        '41',
        'api build 41',
        'deploy:api',
        'deploy',
        'checkout.js',
        'routes/checkout.js',
        'file:/opt/api/build-41/routes/checkout.js',
        'idle in transaction',
      ],
    ),
    trigger: ['deploy'],
  },
  alerts: [
    'checkout-failing',
    'browse-failing',
    'login-failing',
    'mail-late',
    'api-1-errors',
    'api-2-errors',
    'pool-waiting',
  ],
  // Fifteen connections, one every few seconds.
  maxImpactDelayMs: 240_000,
  guards: [...shopIsWhole],
  invariants: [...ordersAreKept],
  durability: [
    {
      title: 'Fifty refused vouchers within a minute leave no session behind',
      ...bash(
        'ops',
        // One a second is four times what users send, and keeps five of the fifteen connections busy under a guard of five seconds.
        `for i in $(seq 50); do
          curl -s -m 3 -o /dev/null -H 'content-type: application/json' -d "{\\"customer\\":\\"C-100009\\",\\"items\\":[{\\"productId\\":7,\\"quantity\\":1}],\\"coupon\\":\\"SUMMER22\\",\\"idempotencyKey\\":\\"again-$RANDOM-$i\\"}" http://edge/checkout &
          sleep 1
        done
        wait
        for i in $(seq 20); do
          test "$(psql -XAtc "select count(*) from pg_stat_activity where state = 'idle in transaction' and now() - xact_start > interval '10 seconds'")" = 0 && exit 0
          sleep 1
        done
        exit 1`,
        { timeoutMs: 120_000 },
      ),
    },
  ],
  collateral: [...commonHarm],
  par: { detectMs: 90_000, localiseMs: 240_000, diagnoseMs: 300_000, mitigateMs: 360_000, downtimeMin: 3 },
  solution: {
    id: 'free-roll-back-guard',
    title:
      'Terminate the sessions that are idle in a transaction, go back to build 40, and set a time limit for the next time',
    steps: [look, freeThePool, rollBack, freeThePool, guard],
  },
  alternatives: [
    {
      id: 'roll-back-only',
      title: 'Go back to build 40 and terminate what it left behind',
      credit: 'full',
      steps: [rollBack, freeThePool],
    },
    {
      id: 'guard-only',
      title:
        'Limit how long a session may be idle in a transaction; the leak goes on and is taken back faster than it grows',
      credit: 'full',
      steps: [guard, freeThePool],
    },
    {
      id: 'guard-at-the-pooler',
      title: 'Have the pooler close sessions that are idle in a transaction',
      credit: 'full',
      steps: [bash('ops', `psql -h pgbouncer -p 6432 pgbouncer -c 'set idle_transaction_timeout = 5'`)],
    },
    {
      id: 'free-only',
      title: 'Terminate what is idle in a transaction and leave build 41 where it is',
      credit: 'partial',
      steps: [freeThePool],
    },
    {
      id: 'restart-the-nodes',
      title: 'Restart the API nodes: whole at once, empty again a minute and a half later',
      credit: 'partial',
      steps: [bash('ops', 'svc api-1 restart && sleep 3 && svc api-2 restart', { timeoutMs: 60_000 })],
    },
  ],
  wrongMoves: [
    {
      id: 'wait-longer',
      title: 'Raise query_wait_timeout',
      harm: 'Users wait longer for the same failure, and the queue at the edge grows.',
      expect: 'not-mitigated',
      steps: [bash('ops', `psql -h pgbouncer -p 6432 pgbouncer -c 'set query_wait_timeout = 20'`)],
    },
    {
      id: 'bigger-pool',
      title: 'Raise default_pool_size above what the database allows',
      harm: 'The leak eats the new connections within minutes, and now the database itself says "too many clients": to the worker, to the reports, and to you.',
      expect: 'relapse',
      steps: [bash('ops', `psql -h pgbouncer -p 6432 pgbouncer -c 'set default_pool_size = 80'`)],
    },
    {
      id: 'terminate-everything',
      title: 'Terminate every session of the database',
      harm: 'Healthy checkouts are cut off halfway and the standby loses its stream for a moment; the leak goes on.',
      expect: 'relapse',
      steps: [
        bash(
          'ops',
          `psql -XAtc 'select count(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid()'`,
        ),
      ],
    },
    {
      id: 'restart-the-database',
      title: 'Restart PostgreSQL',
      harm: 'Every checkout in flight is lost and caches are cold; the leak is back with the first old voucher.',
      expect: 'relapse',
      steps: [bash('ops', 'svc pg-primary restart', { timeoutMs: 60_000 })],
    },
  ],
  debrief: markdown(import.meta.url, 'debrief.md'),
  selftest: { noop: 'never-recovers' },
});
