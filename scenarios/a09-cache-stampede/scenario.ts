import { bash, defineScenario, markdown } from '@chaos-engine/sdk';
import storefront from '../../playground-stacks/storefront/stack.ts';
import { commonHarm, namesOf, ordersAreKept, shopIsWhole } from '../storefront-checks.ts';

const look = bash('ops', 'redis-cli -h redis ttl home:feed; cfg history api | head -5; cfg diff api');
const oneAtATime = bash('ops', 'flag set single_flight on');
const settingsBack = bash(
  'ops',
  'cfg set api home_feed.ttl_s=600 home_feed.jitter=0.1 home_feed.single_flight=true home_feed.stale_ok=true',
);
const flagBack = bash('ops', 'flag set single_flight default');

export default defineScenario({
  id: 'a09-cache-stampede',
  version: '1.0.0',
  stack: storefront,
  title: 'Sixty seconds of calm',
  summary: 'The front page is fine for a minute, then nothing answers; at first now and then, and soon all the time.',
  difficulty: 3,
  minutes: 18,
  tags: ['storefront', 'rhythm'],
  inspiredBy: [
    {
      title: 'Wikimedia, 2017: a cached value had expired, and every page view asked for it anew',
      url: 'https://wikitech.wikimedia.org/wiki/Incident_documentation/20171128-ORES',
    },
    {
      title:
        'GitHub, 2026: a cache life cut from twelve hours to two, and ten times the reads, were too much for the database behind',
      url: 'https://github.blog/news-insights/company-news/addressing-githubs-recent-availability-issues-2/',
    },
    {
      title: 'Wikimedia, 2020: misses of a cache made the application servers call themselves',
      url: 'https://wikitech.wikimedia.org/wiki/Incident_documentation/20200204-app_server_latency',
    },
    {
      title:
        'Honeycomb, 2022: requests queued behind the lock of a cold cache until hosts ran out of memory, again and again',
      url: 'https://www.honeycomb.io/blog/incident-review-shepherd-cache-delays/',
    },
  ],
  briefing: markdown(import.meta.url, 'briefing.md'),
  extraTraffic: [
    {
      id: 'front-page-visitors',
      title: 'Come by the front page',
      promise: 'see what others take home',
      weight: 1,
      latencyMs: 1_000,
      loadPerSecond: 32,
      judged: false,
      steps: [{ request: { path: '/', headers: { accept: 'text/html' } }, expect: { status: 200 } }],
    },
  ],
  hints: [
    {
      level: 'orientation',
      text: 'What is special about the moments in which it breaks? Write down the seconds between them.',
    },
    { level: 'area', text: 'How many times is the very same work being done at once, and for whom?' },
    {
      level: 'procedure',
      text: 'One computation has to finish while everybody else waits or takes an old value: `flag get single_flight`, and `cfg diff api` for what changed about home_feed.',
    },
  ],
  limitMinutes: 25,
  faults: [
    {
      id: 'settings',
      kind: 'config.set',
      target: 'ops',
      with: {
        file: 'api',
        settings: {
          'home_feed.ttl_s': 60,
          'home_feed.jitter': 0,
          'home_feed.single_flight': false,
          'home_feed.stale_ok': false,
        },
        by: 'platform',
        message: 'simpler settings for the front page',
      },
      waitMs: [15_000, 50_000],
    },
  ],
  truth: {
    impact: ['browse', 'price', 'account', 'checkout', 'mail'],
    components: [
      { service: 'api-1', facet: 'config' },
      { service: 'api-2', facet: 'config' },
    ],
    neighbours: ['redis', 'pg-primary', 'pgbouncer', 'edge'],
    mechanism: ['feedback-loop-metastable', 'config-or-policy-push'],
    object: namesOf(
      ['api-1', 'api-2', 'ops', 'redis'],
      [
        'home_feed',
        'config:home_feed',
        'home_feed.single_flight',
        'config:home_feed.single_flight',
        'single_flight',
        'flag:single_flight',
        'home_feed.ttl_s',
        'config:home_feed.ttl_s',
        'home:feed',
        'api.json',
      ],
    ),
    trigger: ['config-change'],
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
  // The key lives for a minute before it is missed.
  maxImpactDelayMs: 200_000,
  guards: [...shopIsWhole],
  invariants: [
    ...ordersAreKept,
    {
      id: 'sessions-kept',
      title: 'Customers who were logged in still are',
      // The sessions the shop began with do not expire; those of the round do.
      ...bash(
        'ops',
        `redis-cli -h redis info keyspace | awk -F '[=,]' '/^db0/ { kept = $2 - $4 } END { exit !(kept >= 1500) }'`,
      ),
    },
  ],
  durability: [
    {
      title: 'The feed runs out three times and nobody notices',
      ...bash(
        'ops',
        `for i in 1 2 3; do
          redis-cli -h redis del home:feed > /dev/null
          for n in $(seq 10); do
            curl -s -m 4 -o /dev/null -w '%{http_code}\\n' -H 'accept: application/json' http://api-1:3000/ | grep -q 200 || exit 1
            sleep 0.5
          done
        done`,
        { timeoutMs: 90_000 },
      ),
    },
  ],
  collateral: [...commonHarm],
  par: { detectMs: 90_000, localiseMs: 300_000, diagnoseMs: 360_000, mitigateMs: 420_000, downtimeMin: 4 },
  solution: {
    id: 'one-then-settings',
    title: 'Let one computation through, then put the settings of the front page back',
    steps: [look, oneAtATime, settingsBack, flagBack],
  },
  alternatives: [
    { id: 'settings-only', title: 'Put the settings back', credit: 'full', steps: [settingsBack] },
    {
      id: 'flag-only',
      title: 'Turn single_flight on by its flag, with the short life left as it is',
      credit: 'full',
      steps: [oneAtATime],
    },
  ],
  wrongMoves: [
    {
      id: 'flush',
      title: 'FLUSHALL',
      harm: 'Every other key is missed at once as well, and every customer is logged out.',
      expect: 'data-loss',
      steps: [bash('ops', 'redis-cli -h redis flushall')],
    },
    {
      id: 'restart-the-nodes',
      title: 'Restart the API nodes',
      harm: 'A cold start into the same stampede.',
      expect: 'not-mitigated',
      steps: [bash('ops', 'svc api-1 restart; svc api-2 restart', { timeoutMs: 60_000 })],
    },
    {
      id: 'shorter-limit',
      title: 'Lower the time limit of the computation',
      harm: 'Even fewer computations live long enough to fill the cache.',
      expect: 'not-mitigated',
      steps: [bash('ops', 'cfg set api home_feed.timeout_ms 800')],
    },
  ],
  debrief: markdown(import.meta.url, 'debrief.md'),
  selftest: { noop: 'never-recovers' },
});
