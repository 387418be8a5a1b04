import { defineScenario, markdown } from '@chaos-engine/sdk';
import storefront from '../../playground-stacks/storefront/stack.ts';
import { commonHarm, ordersAreKept } from '../storefront-checks.ts';

export default defineScenario({
  id: 'q01-quiet-night',
  version: '1.0.0',
  stack: storefront,
  title: 'Night shift',
  summary: 'You have the pager until morning. Keep an eye on the shop.',
  difficulty: 1,
  minutes: 8,
  tags: ['storefront', 'watch'],
  briefing: markdown(import.meta.url, 'briefing.md'),
  hints: [],
  limitMinutes: 6,
  faults: [],
  decoys: [
    {
      id: 'cache-tuning',
      kind: 'config.set',
      target: 'ops',
      with: {
        file: 'api',
        settings: { product_cache_ttl_s: 45 },
        by: 'catalogue team',
        message: 'keep products a little longer',
      },
      waitMs: [40_000, 120_000],
    },
    {
      id: 'keep-alive',
      kind: 'config.set',
      target: 'ops',
      with: {
        file: 'api',
        settings: { keep_alive_ms: 66_000 },
        by: 'platform',
        message: 'one second of air above the edge',
      },
      waitMs: [150_000, 240_000],
    },
  ],
  truth: { impact: [], components: [], mechanism: [], object: [], trigger: [] },
  invariants: [...ordersAreKept],
  collateral: [...commonHarm],
  par: { detectMs: 90_000, localiseMs: 180_000, diagnoseMs: 270_000, mitigateMs: 300_000, downtimeMin: 1 },
  solution: {
    id: 'leave-it-alone',
    title: 'Look at the changes and at the users, and leave it alone',
    steps: [{ service: 'ops', argv: ['bash', '-lc', 'changes -n 5; cfg diff api'] }],
  },
  debrief: markdown(import.meta.url, 'debrief.md'),
  selftest: { noop: 'healthy' },
});
