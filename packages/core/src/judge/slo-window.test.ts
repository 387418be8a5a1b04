import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry, Fact } from '../facts.ts';
import { type At, samples, timelineOf } from '../grade/test-timeline.ts';
import { type Rules, standardRules } from '../rules.ts';
import { observe, openSloState, type SloState } from './slo-window.ts';

const rules = standardRules.practice;
const intended: Fact = { type: 'fault.intended', fault: 'f', revert: null };

interface Judged {
  readonly state: SloState;
  readonly facts: readonly { readonly at: number; readonly fact: Fact }[];
  readonly sustained: readonly number[];
}

function judge(facts: readonly At[], { judged = ['a'], impact = judged, with: use = rules as Rules } = {}): Judged {
  return timelineOf(facts).reduce<Judged>(
    (done, entry: Entry) => {
      const next = observe(done.state, entry, use);
      const was = done.state.recovery?.sustainedAt ?? null;
      const now = next.state.recovery?.sustainedAt ?? null;
      return {
        state: next.state,
        facts: [...done.facts, ...next.facts.map((fact) => ({ at: entry.at, fact }))],
        sustained:
          was === null && now !== null ? [...done.sustained, next.state.recovery?.since ?? -1] : done.sustained,
      };
    },
    { state: openSloState(judged, impact), facts: [], sustained: [] },
  );
}

const between = (from: number, to: number) => (at: number) => at >= from && at < to;
const during = (bad: (at: number) => boolean, to: number, journeys = ['a']): At[] => [
  [500, intended],
  ...samples(0, to, journeys, bad),
];

describe('the healthy gate', () => {
  it('opens when every judged journey has had its target for the whole time', () => {
    expect(judge(samples(0, 60_000, ['a'])).state.ready).toBe(false);
    expect(judge(samples(0, 61_000, ['a'])).state.ready).toBe(true);
  });

  it('stays shut while one journey fails, is silent, or has never been seen', () => {
    const both = { judged: ['a', 'b'] };
    expect(
      judge(
        samples(0, 90_000, ['a', 'b'], (at, j) => j === 'b' && at === 50_000),
        both,
      ).state.ready,
    ).toBe(false);
    expect(judge(samples(0, 90_000, ['a']), both).state.ready).toBe(false);
    expect(judge([...samples(0, 30_000, ['b']), ...samples(0, 90_500, ['a'])], both).state.ready).toBe(false);
  });
});

describe('impact', () => {
  it('is three bad of five samples, back-dated to the first of them', () => {
    expect(judge(during((at) => [10_000, 12_000].includes(at), 30_000)).facts).toEqual([]);
    expect(judge(during((at) => [10_000, 12_000, 14_000].includes(at), 15_000)).facts).toEqual([
      { at: 14_000, fact: { type: 'slo.breached', journeys: ['a'], since: 10_000 } },
    ]);
  });

  it('needs a journey of the impact set, and a fault on its way', () => {
    const other = { judged: ['a', 'b'], impact: ['a'] };
    const bBad = [[500, intended] as At, ...samples(0, 30_000, ['a', 'b'], (at, j) => j === 'b' && at > 5_000)];
    expect(judge(bBad, other).state.impactSince).toBeNull();
    expect(judge(samples(0, 30_000, ['a'], between(5_000, 20_000))).state.impactSince).toBeNull();
  });

  it('does not count what was bad before the injection', () => {
    const early: At[] = [[11_500, intended], ...samples(0, 13_000, ['a'], between(10_000, 20_000))];
    expect(judge(early).state.impactSince).toBeNull();
    expect(judge([...early, ...samples(13_000, 15_000, ['a'], () => true)]).state.impactSince).toBe(12_000);
  });

  it('never comes in a quiet round', () => {
    expect(
      judge(
        samples(0, 30_000, ['a'], () => true),
        { judged: ['a'], impact: [] },
      ).facts,
    ).toEqual([]);
  });
});

describe('recovery', () => {
  it('is known after a clean window and counts from its first good sample', () => {
    const { facts } = judge(during(between(10_000, 40_000), 60_000));
    expect(facts.at(-1)).toEqual({ at: 54_000, fact: { type: 'slo.recovered', since: 40_000 } });
  });

  it('waits for the slowest journey', () => {
    const facts = samples(0, 80_000, ['a', 'b'], (at, j) => at >= 10_000 && at < (j === 'a' ? 30_000 : 50_000));
    expect(judge([[500, intended], ...facts], { judged: ['a', 'b'] }).state.recovery?.since).toBe(50_000);
  });

  it('is lost by a bad sample before it was held, and then begins anew', () => {
    const { facts, state } = judge(during((at) => between(10_000, 40_000)(at) || at === 70_000, 100_000));
    expect(facts.map(({ fact }) => fact.type)).toEqual([
      'slo.breached',
      'slo.recovered',
      'recovery.lost',
      'slo.recovered',
    ]);
    expect(state.recovery).toEqual({ since: 71_000, sustainedAt: null });
  });

  it('once held is not revoked by one bad sample, but by a breach of any judged journey', () => {
    const blip = judge(during((at) => between(10_000, 40_000)(at) || at === 110_000, 130_000));
    expect(blip.state.recovery).toEqual({ since: 40_000, sustainedAt: 100_000 });
    const relapse = judge(during((at) => between(10_000, 40_000)(at) || at >= 110_000, 113_000));
    expect(relapse.facts.at(-1)).toEqual({
      at: 112_000,
      fact: { type: 'slo.breached', journeys: ['a'], since: 110_000 },
    });
    expect(relapse.state.recovery).toBeNull();
  });

  it('does not count while a guard is violated, and counts from the moment it is restored', () => {
    const violated: At[] = [...during(between(10_000, 40_000), 200_000), [35_500, guard('violated')]];
    expect(judge(violated).sustained).toEqual([]);
    expect(judge([...violated, [90_500, guard('restored')]]).sustained).toEqual([90_500]);
  });

  it('is held anew after a failed durability probe', () => {
    const failed: At = [105_500, { type: 'durability.probed', passed: false, note: 'it came back' }];
    expect(judge([...during(between(10_000, 40_000), 170_000), failed]).sustained).toEqual([40_000, 105_500]);
  });

  it('of a target with some tolerance survives as many bad samples as that allows', () => {
    const tolerant = { ...rules, target: 0.9 };
    const oneIn = (n: number) => (at: number) => at < 40_000 || (at / 1_000) % n === 0;
    const run = (n: number) => judge(during(oneIn(n), 200_000), { with: tolerant }).sustained;
    expect(run(5)).toEqual([]);
    expect(run(20)).toEqual([41_000]);
  });
});

function guard(what: 'violated' | 'restored'): Fact {
  return what === 'violated'
    ? { type: 'guard.violated', guard: 'g', detail: '' }
    : { type: 'guard.restored', guard: 'g' };
}

describe('for every round', () => {
  const fix = fc.integer({ min: 15, max: 90 }).map((s) => s * 1_000);

  it('I7: how long a recovery is held never changes when a stable fix began', () => {
    fc.assert(
      fc.property(fix, fc.integer({ min: 1, max: 150 }), (fixedAt, holdS) => {
        const held = judge(during(between(10_000, fixedAt), fixedAt + 170_000), {
          with: { ...rules, holdForMs: holdS * 1_000 },
        });
        expect(held.sustained).toEqual([fixedAt]);
      }),
      { numRuns: 40 },
    );
  });

  it('I8: a fix that flaps every 45 s is never sustained when the hold is a minute or more', () => {
    const flapping = fc.tuple(fc.integer({ min: 1, max: 44 }), fc.integer({ min: 0, max: 44 }));
    fc.assert(
      fc.property(flapping, fc.integer({ min: 60, max: 120 }), ([badS, phaseS], holdS) => {
        const bad = (at: number) => at >= 10_000 && (at < 20_000 || (at / 1_000 + phaseS) % 45 < badS);
        expect(judge(during(bad, 400_000), { with: { ...rules, holdForMs: holdS * 1_000 } }).sustained).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('breach and recovery take turns, and its own facts fed back change nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 30, maxLength: 300 }), (good) => {
        const log = during((at) => good[at / 1_000] === false, good.length * 1_000);
        const plain = judge(log);
        const fed = judge([...log, ...plain.facts.map(({ at, fact }): At => [at, fact])]);
        expect(fed.facts).toEqual(plain.facts);
        const up = plain.facts.map(({ fact }) => fact.type === 'slo.recovered');
        expect(up.every((now, i) => i === 0 || now !== up[i - 1])).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
