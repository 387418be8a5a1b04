import { bash, defineScenario, markdown } from '@chaos-engine/sdk';
import { commonHarm, namesOf, ordersAreKept, shopIsWhole } from '../../../scenarios/storefront-checks.ts';
import storefront from '../stack.ts';

const look = bash('ops', 'curl -s -m 3 http://edge/products/7; echo; changes -n 5; cfg diff api');
const back = bash('ops', 'cfg set api handler_timeout_ms=8000');

export default defineScenario({
  id: 'starter',
  version: '1.0.0',
  stack: storefront,
  title: '[[No time for anybody]]',
  summary: '[[Hardly any page comes up, and those that fail do so at once.]]',
  difficulty: 1,
  minutes: 10,
  tags: ['storefront'],
  briefing: markdown(import.meta.url, 'briefing.md'),
  hints: [
    { level: 'orientation', text: '[[Ask for a page with curl and read what comes back. How long did it take?]]' },
    { level: 'area', text: '[[Nothing is slow and nothing is full. What was changed a moment ago, and by whom?]]' },
    {
      level: 'procedure',
      text: '[[`cfg diff api`: compare the number with the unit in the name of the setting, and put it back with `cfg set` or `cfg rollback`.]]',
    },
  ],
  limitMinutes: 25,
  faults: [
    {
      id: 'limit',
      kind: 'config.set',
      target: 'ops',
      with: { file: 'api', settings: { handler_timeout_ms: 1 }, by: 'platform', message: 'handlers give up after 1 s' },
      waitMs: [15_000, 60_000],
    },
  ],
  truth: {
    impact: ['browse', 'price', 'account', 'checkout', 'mail'],
    components: [
      { service: 'api-1', facet: 'config' },
      { service: 'api-2', facet: 'config' },
    ],
    neighbours: ['edge'],
    mechanism: ['config-or-policy-push'],
    object: namesOf(
      ['api-1', 'api-2', 'ops'],
      ['handler_timeout_ms', 'config:handler_timeout_ms', 'api.handler_timeout_ms', 'api.json'],
    ),
    trigger: ['config-change'],
  },
  alerts: ['checkout-failing', 'browse-failing', 'login-failing', 'mail-late', 'api-1-errors', 'api-2-errors'],
  guards: [...shopIsWhole],
  invariants: [...ordersAreKept],
  durability: [
    {
      title: 'After the next change of the same file, and back, forty pages come in time',
      ...bash(
        'ops',
        `ttl=$(cfg get api product_cache_ttl_s) || exit 1
        cfg set api product_cache_ttl_s=$((ttl + 1)) && sleep 2 && cfg set api product_cache_ttl_s=$ttl || exit 1
        sleep 2
        for page in $(seq 20); do
          for node in api-1 api-2; do curl -fsS -m 2 -o /dev/null http://$node:3000/products/$((page * 37)) || exit 1; done
        done`,
        { timeoutMs: 60_000 },
      ),
    },
  ],
  collateral: [...commonHarm],
  par: { detectMs: 90_000, localiseMs: 180_000, diagnoseMs: 240_000, mitigateMs: 270_000, downtimeMin: 3 },
  solution: {
    id: 'put-it-back',
    title: '[[Read what was changed, and give handlers their eight seconds back]]',
    steps: [look, back],
  },
  alternatives: [
    {
      id: 'roll-back',
      title: 'Roll the last change of the file back',
      credit: 'full',
      steps: [bash('ops', 'cfg rollback api')],
    },
  ],
  wrongMoves: [
    {
      id: 'restart-the-nodes',
      title: 'Restart the API nodes',
      harm: 'For some seconds nobody serves the shop, and the nodes come back with the same settings.',
      expect: 'not-mitigated',
      steps: [bash('ops', 'svc api-1 restart; svc api-2 restart', { timeoutMs: 60_000 })],
    },
  ],
  debrief: markdown(import.meta.url, 'debrief.md'),
  selftest: { noop: 'never-recovers' },
});
