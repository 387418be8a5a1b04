import { type Entry, type Fact, foldRound } from '@chaos-engine/core';
import { quickRules, tinyScenario, tinyStack } from '@chaos-engine/testkit';
import { describe, expect, it } from 'vitest';
import { createJudging } from './judging.ts';

const plan = { faults: [{ fault: 'f1', after: null, waitMs: 0 }], maxImpactDelayMs: 10_000 };
const begin: readonly (readonly [number, Fact])[] = [
  [
    0,
    {
      type: 'round.opened',
      scenario: 'tiny-outage',
      scenarioDigest: 'd',
      stack: 'tiny',
      mode: 'practice',
      seed: 's',
      rules: quickRules(),
      judged: ['browse'],
      limitMs: 600_000,
      plan,
    },
  ],
  [1, { type: 'round.started', player: 'p' }],
  [2, { type: 'playground.ready', tookMs: 1, pooled: false }],
  [3, { type: 'steady.confirmed' }],
  [4, { type: 'deadline.reached', deadline: 'fuse' }],
  [5, { type: 'fault.intended', fault: 'f1', revert: null }],
  [6, { type: 'fault.effective', fault: 'f1', reading: '' }],
];
const sample = (at: number, good: boolean): readonly [number, Fact] => [
  at,
  {
    type: 'sli.sampled',
    results: { browse: { good, ms: good ? 20 : null } },
    load: { sent: 1, ok: 1, failed: 0, p95Ms: 20 },
  },
];

/** The types of the facts that follow from the last of these entries. */
function derived(facts: readonly (readonly [number, Fact])[]): readonly string[] {
  const entries = facts.map(([at, fact], seq): Entry => ({ ...fact, at, seq, wall: 0 }));
  const judging = createJudging({ scenario: tinyScenario(), stack: tinyStack() });
  const each = entries.map((entry, i) => (i === 0 ? [] : judging.derive(entry, foldRound(entries.slice(0, i + 1)))));
  return (each.at(-1) ?? []).map(({ type }) => type);
}

describe('a sample on a deadline', () => {
  it('that proves the impact counts as impact, not as none', () => {
    const bad = [sample(8_006, false), sample(9_006, false), sample(10_006, false)];
    expect(derived([...begin, ...bad])).toEqual(['slo.breached']);
  });

  it('voids the round when it is a good one', () => {
    expect(derived([...begin, sample(10_006, true)])).toEqual(['deadline.reached', 'round.voided']);
  });
});
