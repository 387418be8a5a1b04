import { type Entry, type Fact, foldRound, standardRules } from '@chaos-engine/core';
import { expect, it } from 'vitest';
import { knownLimit } from './known-limit.ts';

const watch: readonly (readonly [number, Fact])[] = [
  [
    0,
    {
      type: 'round.opened',
      scenario: 'x',
      scenarioDigest: 'd',
      stack: 's',
      mode: 'practice',
      seed: '1',
      rules: standardRules.practice,
      judged: ['browse'],
      limitMs: 600_000,
      plan: { faults: [{ fault: 'f1', after: null, waitMs: 30_000 }], maxImpactDelayMs: 60_000 },
    },
  ],
  [1, { type: 'player.joined', player: 'p', name: 'Ana' }],
  [2, { type: 'round.started', player: 'p' }],
  [3, { type: 'playground.ready', tookMs: 1, pooled: false }],
  [60_000, { type: 'steady.confirmed' }],
];
const fold = (facts: typeof watch) => foldRound(facts.map(([at, fact], seq): Entry => ({ ...fact, at, seq, wall: 0 })));

it('the time left for the answers is told, that until the fault is not', () => {
  expect(knownLimit(fold(watch))).toBeNull();
  expect(knownLimit(fold([...watch, [70_000, { type: 'player.gave-up', player: 'p' }]]))).toBe(190_000);
});
