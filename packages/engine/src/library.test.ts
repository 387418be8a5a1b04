import { standardRules } from '@chaos-engine/core';
import { tinyScenario, tinyStack } from '@chaos-engine/testkit';
import { describe, expect, it } from 'vitest';
import { openedEntry } from './host/opened.ts';
import { drawn, type LibraryScenario } from './library.ts';

const plain: LibraryScenario = { scenario: tinyScenario(), digest: 'd', stack: tinyStack(), stackDir: '/none' };
const sealed = {
  ...plain.scenario.sealed,
  variants: { node: { oneOf: ['web', 'db'] }, wait: { between: [1, 1_000] } },
  faults: [{ id: 'f1', kind: 'service.stop', target: { $draw: 'node' }, with: {}, waitMs: [{ $draw: 'wait' }, 1_000] }],
  debrief: 'It was {{node}}.',
};
const varied: LibraryScenario = { ...plain, scenario: { ...plain.scenario, sealed } };
const seeds = Array.from({ length: 20 }, (_, i) => `seed-${i}`);
const open = (seed: string) =>
  openedEntry(drawn(varied, seed), { mode: 'practice', seed, rules: standardRules.practice, wall: 0 });

describe('a scenario that is drawn', () => {
  it('is the one it was before when nothing varies, so that rounds of old logs stay as they were', () => {
    expect(drawn(plain, 'any').scenario).toBe(plain.scenario);
  });

  it('is told by the seed in the log alone: effects, debrief and regrading meet the same one', () => {
    for (const seed of seeds) {
      expect(drawn(varied, open(seed).seed).scenario).toEqual(drawn(varied, seed).scenario);
      expect(open(seed)).toEqual(open(seed));
    }
    expect(new Set(seeds.map((seed) => drawn(varied, seed).scenario.sealed.debrief))).toEqual(
      new Set(['It was web.', 'It was db.']),
    );
  });

  it('keeps the digest of what is installed', () => {
    expect(drawn(varied, 'any').digest).toBe('d');
  });
});
