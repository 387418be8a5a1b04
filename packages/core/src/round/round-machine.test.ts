import { describe, expect, it } from 'vitest';
import type { Entry, Fact } from '../facts.ts';
import { standardRules } from '../rules.ts';
import { nextDeadline } from './deadlines.ts';
import { decide } from './decide.ts';
import { wantedEffects } from './effects.ts';
import { foldRound, stateOf } from './round-machine.ts';

type At = readonly [number, Fact];

const opened = (faults: { fault: string; after: string | null; waitMs: number }[]): Fact => ({
  type: 'round.opened',
  scenario: 'x',
  scenarioDigest: 'd',
  stack: 's',
  mode: 'practice',
  seed: '1',
  rules: standardRules.practice,
  judged: ['browse'],
  limitMs: 600_000,
  plan: { faults, maxImpactDelayMs: 60_000 },
});
const one = [{ fault: 'f1', after: null, waitMs: 30_000 }];
const begin: At[] = [
  [0, opened(one)],
  [1, { type: 'player.joined', player: 'p', name: 'Ana' }],
  [2, { type: 'round.started', player: 'p' }],
  [3, { type: 'playground.ready', tookMs: 1, pooled: false }],
  [60_000, { type: 'steady.confirmed' }],
];
const broken: At[] = [
  ...begin,
  [90_000, { type: 'deadline.reached', deadline: 'fuse' }],
  [90_001, { type: 'fault.intended', fault: 'f1', revert: { a: 1 } }],
  [90_100, { type: 'fault.applied', fault: 'f1' }],
  [90_200, { type: 'fault.effective', fault: 'f1', reading: 'ok' }],
];
const down: At[] = [...broken, [100_000, { type: 'slo.breached', journeys: ['browse'], since: 97_000 }]];

const fold = (facts: readonly At[]) =>
  foldRound(facts.map(([at, fact], seq): Entry => ({ ...fact, at, seq, wall: 0 })));
const state = (facts: readonly At[]) => stateOf(fold(facts));

describe('a round', () => {
  it('goes from the lobby to the watch on facts alone', () => {
    expect(begin.map((_, i) => state(begin.slice(0, i + 1)))).toEqual([
      'lobby',
      'lobby',
      'provisioning',
      'warmup',
      'armed',
    ]);
  });

  it('burns its fuse from the healthy gate on', () => {
    expect(nextDeadline(fold(begin))).toEqual({ deadline: 'fuse', at: 90_000 });
  });

  it('gives a fault its time for the effect from the intent on, not from the wait for users who are well', () => {
    const waiting = broken.slice(0, -3);
    expect(nextDeadline(fold(waiting))).toEqual({ deadline: 'ready', at: 330_000 });
    const intended: At[] = [...waiting, [115_000, { type: 'fault.intended', fault: 'f1', revert: null }]];
    expect(nextDeadline(fold(intended))).toEqual({ deadline: 'effect', at: 145_000 });
  });

  it('is latent once the fault is effective, and impacted once users feel it', () => {
    expect(state(broken)).toBe('latent');
    expect(state(down)).toBe('impacted');
  });

  it('does not lose an impact that falls between injection and its read-back', () => {
    const early: At[] = [
      ...broken.slice(0, -1),
      [90_150, { type: 'slo.breached', journeys: ['browse'], since: 90_110 }],
      [90_200, { type: 'fault.effective', fault: 'f1', reading: 'ok' }],
    ];
    expect(state(early)).toBe('impacted');
  });

  it('holds a recovery from its start, loses it, and holds again', () => {
    const held: At[] = [...down, [200_000, { type: 'slo.recovered', since: 185_000 }]];
    expect(state(held)).toBe('holding');
    expect(nextDeadline(fold(held))).toEqual({ deadline: 'hold', at: 245_000 });
    expect(state([...held, [201_000, { type: 'recovery.lost', since: 201_000 }]])).toBe('impacted');
  });

  it('that its player stops is inspected before it ends, so that a stop hides nothing', () => {
    const stopped: At[] = [...down, [120_000, { type: 'round.stopped', by: 'p' }]];
    expect(state(stopped)).toBe('closing');
    expect(wantedEffects(fold(stopped))).toContain('inspect');
    expect(state([...stopped, [121_000, { type: 'inspection.finished' }]])).toBe('ended');
    expect(fold(stopped).context.outcome).toBe('stopped');
  });

  it('that nobody felt yet, or that its operator stops, ends at once', () => {
    expect(state([...broken, [95_000, { type: 'round.stopped', by: 'p' }]])).toBe('ended');
    expect(state([...down, [120_000, { type: 'round.stopped', by: 'operator' }]])).toBe('ended');
    const closing: At[] = [...down, [120_000, { type: 'round.stopped', by: 'p' }]];
    expect(state([...closing, [120_500, { type: 'round.stopped', by: 'operator' }]])).toBe('ended');
  });

  const sustained: At[] = [
    ...down,
    [200_000, { type: 'slo.recovered', since: 185_000 }],
    [245_000, { type: 'recovery.sustained', since: 185_000 }],
  ];

  it('probes durability once the recovery was sustained, and goes back when it relapses', () => {
    expect(state(sustained)).toBe('probing');
    expect(wantedEffects(fold(sustained)).has('probe')).toBe(true);
    const relapse: At = [250_000, { type: 'slo.breached', journeys: ['browse'], since: 249_000 }];
    expect(state([...sustained, relapse])).toBe('impacted');
    expect(fold([...sustained, relapse]).context.impactSince).toBe(97_000);
  });

  it('holds anew after a failed durability probe', () => {
    const failed: At[] = [...sustained, [250_000, { type: 'durability.probed', passed: false, note: 'it came back' }]];
    expect(state(failed)).toBe('holding');
    expect(nextDeadline(fold(failed))).toEqual({ deadline: 'hold', at: 310_000 });
  });

  it('does not count a recovery while a guard is violated', () => {
    const violated: At[] = [
      ...down,
      [150_000, { type: 'guard.violated', guard: 'api-alive', detail: '' }],
      [200_000, { type: 'slo.recovered', since: 185_000 }],
    ];
    expect(state(violated)).toBe('impacted');
    const restored: At[] = [...violated, [300_000, { type: 'guard.restored', guard: 'api-alive' }]];
    expect(nextDeadline(fold(restored))).toEqual({ deadline: 'hold', at: 360_000 });
  });

  it('ends mitigated after the soak, asks for answers, inspects, grades, reverts and removes in that order', () => {
    const steps: At[] = [
      ...sustained,
      [246_000, { type: 'durability.probed', passed: true, note: '' }],
      [305_000, { type: 'deadline.reached', deadline: 'soak' }],
      [306_000, { type: 'answers.finished', player: 'p' }],
      [307_000, { type: 'inspection.finished' }],
      [307_001, { type: 'round.ended', outcome: 'mitigated' }],
      [308_000, { type: 'fault.reverted', fault: 'f1', exact: true, detail: '' }],
      [309_000, { type: 'playground.removed' }],
    ];
    const effects = [7, 6, 5, 4, 3, 2, 1, 0].map((n) => [...wantedEffects(fold(steps.slice(0, steps.length - n)))]);
    expect(effects.slice(3)).toEqual([['observe', 'inspect'], ['grade'], ['revert'], ['remove'], []]);
    expect(fold(steps).context.outcome).toBe('mitigated');
    expect(state(steps)).toBe('archived');
  });

  it('ends a quiet round by its own limit', () => {
    const quiet: At[] = [[0, opened([])], ...begin.slice(1)];
    expect(nextDeadline(fold(quiet))).toEqual({ deadline: 'quiet', at: 660_000 });
    const over = fold([...quiet, [660_000, { type: 'deadline.reached', deadline: 'quiet' }]]);
    expect([stateOf(over), over.context.outcome]).toEqual(['closing', 'quiet']);
  });

  it('voided at any time keeps its first reason and reverts what was injected', () => {
    const voided = fold([...broken, [150_200, { type: 'round.voided', reason: 'no-impact', detail: 'x' }]]);
    expect(voided.context.outcome).toBe('void');
    expect([...wantedEffects(voided)]).toEqual(['grade']);
  });
});

describe('commands', () => {
  const input = { player: 'p', at: 95_000, hintLevels: ['orientation', 'area', 'component'] as const };
  const declare = { type: 'incident.declare', severity: 2, impact: ['browse'], note: '' } as const;

  it('answer a declaration alike before the fault, before the impact and after it', () => {
    const answers = [begin, broken, down].map((facts) => decide(fold(facts), declare, input));
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[1]).toEqual(answers[2]);
  });

  it('are refused in the wrong phase with a coded error', () => {
    expect(() => decide(fold(begin), { type: 'answers.finish' }, input)).toThrow(
      expect.objectContaining({ code: 'ROUND_NOT_IN_PHASE' }),
    );
    expect(() => decide(fold(begin.slice(0, 2)), declare, input)).toThrow('has not started');
  });

  it('take hints in order, and a repeat does nothing', () => {
    const declared: At[] = [...down, [101_000, decide(fold(down), declare, input)[0] as Fact]];
    const first = decide(fold(declared), { type: 'hint.take', index: 0 }, input);
    expect(first).toEqual([{ type: 'hint.taken', player: 'p', index: 0, level: 'orientation' }]);
    const taken: At[] = [...declared, [102_000, first[0] as Fact]];
    expect(decide(fold(taken), { type: 'hint.take', index: 0 }, input)).toEqual([]);
    expect(() => decide(fold(taken), { type: 'hint.take', index: 2 }, input)).toThrow('next is 2 of 3');
  });
});
