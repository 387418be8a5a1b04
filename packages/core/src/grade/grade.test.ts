import { describe, expect, it } from 'vitest';
import type { Fact, Timeline } from '../facts.ts';
import { grade } from './grade.ts';
import type { MomentName, ScoreCard } from './score-card.ts';
import { impactAt, poolShrunk, right, rightPlace, type Story, tell, wrong } from './test-story.ts';
import { type At, opened, samples, timelineOf } from './test-timeline.ts';

const sealed = poolShrunk();
const all = { ttd: 90, ttl: 240, ttc: 360, ttm: 480 };
const line = (card: ScoreCard, id: string) => card.lines.find((one) => one.id === id)?.value;
const moment = (card: ScoreCard, name: MomentName) => card.moments.find((one) => one.name === name)?.at;
const graded = (story: Story, truth = sealed) => grade(tell(story), truth);
const at = (s: number) => impactAt + s * 1_000;
/** The log with more facts, in order of time. */
const plus = (log: Timeline, ...more: At[]) =>
  timelineOf([...log.map(({ seq: _, at: when, wall: __, ...fact }): At => [when, fact as Fact]), ...more]);
const declare = (impact: string[]): Fact => ({ type: 'incident.declared', player: 'p', severity: 1, impact, note: '' });

describe('detection', () => {
  it('counts from the first declaration that names the impact well enough', () => {
    const truth = poolShrunk({ truth: { ...sealed.truth, impact: ['checkout', 'search', 'login'] } });
    const log = plus(
      tell({ ttm: 200, judged: ['checkout', 'search', 'login'] }),
      [at(20), declare(['checkout'])],
      [at(50), declare(['checkout', 'search'])],
    );
    const card = grade(log, truth);
    expect(card.measures).toMatchObject({ ttdMs: 50_000, falseDeclarations: 1 });
  });

  it('takes half of what either names as enough', () => {
    const truth = poolShrunk({ truth: { ...sealed.truth, impact: ['checkout', 'search'] } });
    const log = plus(tell({ ttm: 100, judged: ['checkout', 'search'] }), [at(20), declare(['search'])]);
    expect(grade(log, truth).measures.ttdMs).toBe(20_000);
  });

  it('before the impact of a fault already injected is at once; before the injection it is false', () => {
    expect(grade(plus(tell({ ttm: 100 }), [97_000, declare(['checkout'])]), sealed).measures).toMatchObject({
      ttdMs: 0,
      falseDeclarations: 0,
    });
    expect(grade(plus(tell({ ttm: 100 }), [80_000, declare(['checkout'])]), sealed).measures).toMatchObject({
      ttdMs: null,
      falseDeclarations: 1,
    });
  });

  it('does not buy more guesses by declaring faster than the cooldown', () => {
    const guesses = [declare([]), declare(['login']), declare(['checkout'])].map((fact, i): At => [at(10 + i), fact]);
    expect(grade(plus(tell({ ttm: 100 }), ...guesses), sealed).measures).toMatchObject({
      ttdMs: null,
      falseDeclarations: 1,
    });
  });
});

describe('localisation', () => {
  const accuracy = (...components: { service: string; facet: 'container' | 'config' }[]) =>
    line(graded({ ...all, ttl: 0, components }), 'localisation');

  it('gives half for the wrong facet, a quarter for a neighbour, and less for every wrong name', () => {
    expect(accuracy(rightPlace as { service: string; facet: 'config' })).toBe(1);
    expect(accuracy({ service: 'pool', facet: 'container' })).toBe(0.5);
    expect(accuracy({ service: 'api', facet: 'container' })).toBe(0.25);
    expect(
      accuracy(
        { service: 'pool', facet: 'config' },
        { service: 'x', facet: 'container' },
        { service: 'y', facet: 'container' },
      ),
    ).toBeCloseTo(1 / 3, 5);
  });

  it('of one of two faults is a half', () => {
    const truth = poolShrunk({
      truth: { ...sealed.truth, components: [rightPlace, { service: 'db', facet: 'data' }] },
    });
    expect(line(graded({ ...all, ttl: 0 }, truth), 'localisation')).toBe(0.5);
  });

  it('takes the final answer, and never punishes an answer before the impact', () => {
    const log = plus(tell({ ...all, ttl: -2 }));
    expect(line(grade(log, sealed), 'localisation')).toBe(1);
    const later = plus(log, [
      at(240),
      { type: 'cause.localised', player: 'p', components: [{ service: 'x', facet: 'container' }] },
    ]);
    expect(line(grade(later, sealed), 'localisation')).toBe(0);
  });
});

describe('cause', () => {
  it.each([
    [1, 1],
    [2, 0.7],
    [3, 0.4],
    [4, 0],
  ])('right at submission %i is worth %f', (n, worth) => {
    const diagnoses = [...Array.from({ length: n - 1 }, () => wrong), right];
    expect(line(graded({ ...all, ttc: 0, diagnoses }), 'cause')).toBeCloseTo(worth, 6);
  });

  it('accepts what the author accepts, however the key is spelled', () => {
    const diagnoses = [{ ...right, key: ' Config:POOL.size ' }];
    expect(line(graded({ ...all, ttc: 0, diagnoses }), 'cause')).toBe(1);
  });

  it('is the mean over faults that stand by themselves, each with submissions and a time of its own', () => {
    const furtherCauses = [
      { mechanism: [wrong.mechanism], object: [{ service: 'pool', key: wrong.key }], trigger: [wrong.trigger] },
    ];
    const truth = poolShrunk({ truth: { ...sealed.truth, furtherCauses } });
    const score = (...diagnoses: NonNullable<Story['diagnoses']>) =>
      line(graded({ ...all, ttc: 0, diagnoses }, truth), 'cause');
    expect(score(right, wrong)).toBeCloseTo(1, 6);
    expect(score(wrong, right)).toBeCloseTo(1, 6);
    expect(score(right)).toBe(0.5);
    expect(score(right, right, wrong)).toBeCloseTo(0.85, 6);
  });

  it('and localisation are worth nothing once the solution was revealed, and the round is not rated', () => {
    const card = graded({ ...all, revealed: true });
    expect([line(card, 'localisation'), line(card, 'cause'), card.rateable]).toEqual([0, 0, false]);
  });
});

describe('mitigation', () => {
  it('that fails the durability probe and is then done right counts from the second time', () => {
    const again = { type: 'durability.probed', passed: true, note: '' } as const;
    const log = [
      ...samples(0, at(400), ['checkout'], (ms) => ms >= impactAt && ms < at(100)),
      [at(165), { type: 'durability.probed', passed: false, note: 'came back' }] satisfies At,
      [at(250), again] satisfies At,
    ];
    const card = grade(timelineOf([...begin(), ...log]), sealed);
    expect(card.outcome).toBe('mitigated');
    expect(moment(card, 'T_mit')).toBe(at(165));
    expect(moment(card, 'T_rel')).toBe(at(165));
    expect(card.measures.downtimeMin).toBeCloseTo(100 / 60, 5);
  });

  it('revoked by a relapse in the soak goes on as if never fixed, and good minutes cost nothing', () => {
    const bad = (ms: number) => (ms >= impactAt && ms < at(60)) || (ms >= at(150) && ms < at(180));
    const log = [
      ...samples(0, at(330), ['checkout'], bad),
      [at(125), { type: 'durability.probed', passed: true, note: '' }] satisfies At,
      [at(260), { type: 'durability.probed', passed: true, note: '' }] satisfies At,
    ];
    const card = grade(timelineOf([...begin(), ...log]), sealed);
    expect(card.measures).toMatchObject({ ttmMs: 180_000, downtimeMin: 1.5 });
    expect(card.outcome).toBe('mitigated');
  });

  it('is not durable before the probe has said so, however long it holds', () => {
    const unproven = tell({ ttm: 100, giveUpAt: 500 }).filter(({ type }) => type !== 'durability.probed');
    const card = grade(unproven, sealed);
    expect(card.outcome).toBe('gave-up');
    expect(card.lines[3]?.formula).toMatch(/^0\.5 x /);
    expect(grade(unproven, poolShrunk({ durability: [] })).outcome).toBe('mitigated');
  });

  it('is not there while a guard is violated, and counts from its restoration', () => {
    expect(line(graded({ ttd: 30, ttm: 100, fix: 'guarded', giveUpAt: 500 }), 'mitigation')).toBe(0);
    const log = plus(tell({ ttm: 100, fix: 'guarded', giveUpAt: 500 }), [
      at(200) + 500,
      { type: 'guard.restored', guard: 'alive' },
    ]);
    const proven = plus(log, [at(270), { type: 'durability.probed', passed: true, note: '' }]);
    expect(moment(grade(proven, sealed), 'T_mit')).toBe(at(200) + 500);
  });

  it('that a guard undoes later was none', () => {
    const log = plus(tell({ ttm: 100, giveUpAt: 300 }), [at(170), { type: 'guard.violated', guard: 'g', detail: '' }]);
    expect(line(grade(log, sealed), 'mitigation')).toBe(0);
  });

  it('is nothing when data is lost, unless it was put back before the end', () => {
    const lost = tell({ ...all, invariantBroken: true });
    expect(line(grade(lost, sealed), 'mitigation')).toBe(0);
    const back: At = [at(300), { type: 'invariant.restored', invariant: 'orders' }];
    expect(grade(plus(lost, back), sealed).total).toBe(graded(all).total);
    const late: At = [at(700), { type: 'invariant.restored', invariant: 'orders' }];
    expect(line(grade(plus(lost, late), sealed), 'mitigation')).toBe(0);
  });

  it('pays for harm to journeys outside the impact set, at most half of the care', () => {
    const judged = ['checkout', 'browse'];
    const other = (seconds: number) =>
      timelineOf([
        ...begin({ judged }),
        ...samples(0, at(300), judged, (ms, journey) =>
          journey === 'checkout' ? ms >= impactAt && ms < at(60) : ms >= impactAt && ms < at(seconds),
        ),
        [at(200), { type: 'durability.probed', passed: true, note: '' }],
      ]);
    const care = (seconds: number) =>
      grade(other(seconds), sealed).lines[3]?.inputs.find(({ name }) => name === 'care');
    expect(care(0)?.value).toBe('1, nothing harmed');
    expect(care(48)?.value).toBe('1 - 0.1 (0.4 min on other journeys) = 0.9');
    const truth = poolShrunk({ par: { ...sealed.par, downtimeMin: 0.1 } });
    expect(grade(other(48), truth).lines[3]?.formula).toContain('0.3 x 0.5');
  });

  it('prices collateral by the scenario, each check once', () => {
    const truth = poolShrunk({
      collateral: [{ id: 'c', title: 'flag off', service: 'x', argv: ['true'], exit: 0, timeoutMs: 1, cost: 0.15 }],
    });
    const log = plus(tell({ ...all, collateral: 0.9 }), [
      at(999),
      { type: 'collateral.found', check: 'c', title: 'flag off', cost: 0.9 },
    ]);
    expect(grade(log, truth).lines[3]?.formula).toContain('0.3 x 0.85');
  });
});

describe('a round', () => {
  it('ends at its limit, and what comes after counts no more', () => {
    const card = graded({ ttm: 130, limitMs: 120_000 });
    expect(card.outcome).toBe('timed-out');
    expect(moment(card, 'T_end')).toBe(at(120));
    expect(card.measures.downtimeMin).toBe(2);
  });

  it('lets a recovery that is being held at the limit be proven', () => {
    expect(graded({ ttm: 100, limitMs: 120_000 }).outcome).toBe('mitigated');
  });

  it.each([
    ['mitigated', all],
    ['symptom-only', { ttd: 10, ttm: 60, fix: 'probe', limitMs: 130_000 }],
    ['timed-out', { ttd: 10, limitMs: 130_000 }],
    ['gave-up', { ttd: 10, giveUpAt: 60 }],
  ] satisfies [string, Story][])('is %s by its samples', (outcome, story) => {
    expect(graded(story).outcome).toBe(outcome);
  });

  it('believes nothing that was concluded while it ran', () => {
    const lies: At[] = [
      [at(10), { type: 'slo.recovered', since: at(5) }],
      [at(20), { type: 'recovery.sustained', since: at(5) }],
      [at(30), { type: 'deadline.reached', deadline: 'soak' }],
      [at(40), { type: 'slo.breached', journeys: ['checkout'], since: 3 }],
      [at(9_000), { type: 'round.ended', outcome: 'mitigated' }],
    ];
    const honest = graded(all);
    const card = grade(plus(tell(all), ...lies), sealed);
    expect([card.total, card.outcome, card.measures]).toEqual([honest.total, honest.outcome, honest.measures]);
  });

  it('is void with a reason when it could not be judged', () => {
    const none = (facts: At[]) => grade(timelineOf([[0, opened()], ...facts]), sealed);
    const effective: At[] = [[96_000, { type: 'fault.effective', fault: 'shrink', reading: 'x' }]];
    const late = samples(0, 200_000, ['checkout'], (ms) => ms > 170_000);
    expect(none(samples(0, 9_000, ['checkout']))).toMatchObject({ total: null, voidBecause: { reason: 'no-effect' } });
    expect(none([...effective, ...samples(0, 9_000, ['checkout'])]).voidBecause?.reason).toBe('no-impact');
    expect(none([...effective, ...late]).voidBecause?.reason).toBe('no-impact');
    expect(none([...effective, [97_000, { type: 'round.stopped', by: 'p' }]]).voidBecause?.reason).toBe(
      'aborted-early',
    );
    const lost = plus(tell(all), [at(99), { type: 'round.voided', reason: 'engine-gone', detail: 'x' }]);
    expect(grade(lost, sealed)).toMatchObject({
      outcome: 'void',
      total: null,
      rateable: false,
      lines: [],
      voidBecause: { reason: 'engine-gone', detail: 'x' },
    });
  });

  it('names every entry its terms rest on', () => {
    const log = tell({ ...all, falseAlarms: 1, hints: ['area'], collateral: 0.05 });
    const card = grade(log, sealed);
    const types = (seqs: readonly number[] = []) => seqs.map((seq) => log[seq]?.type);
    expect(card.lines.map(({ evidence }) => types(evidence))).toEqual([
      ['incident.declared', 'incident.declared'],
      ['cause.localised'],
      ['cause.diagnosed'],
      ['sli.sampled', 'sli.sampled', 'collateral.found'],
    ]);
    expect(types(card.factors[0]?.evidence)).toEqual(['hint.taken']);
    expect(card.moments.map(({ name }) => name).join(' ')).toBe(
      'T_ready T_inj T_eff T_imp T_alert T_ack T_det T_loc T_rc T_mit T_rel T_end',
    );
  });

  it('of an unknown grader version, or without its beginning, is refused by name', () => {
    expect(() => grade(tell(all), sealed, '9')).toThrow('unknown grader version "9"; known: 1');
    expect(() => grade([], sealed)).toThrow('round.opened');
  });
});

describe('the end of the soak', () => {
  it('counts also when the proof of durability is stamped behind the last sample', () => {
    const log = timelineOf([
      ...begin(),
      ...samples(0, at(182), ['checkout'], (ms) => ms >= impactAt && ms < at(60)),
      [at(183), { type: 'durability.probed', passed: true, note: '' }],
    ]);
    expect(grade(log, { ...sealed, durability: [probe] }).outcome).toBe('mitigated');
  });
});

describe('downtime', () => {
  it('weighs each journey by its share', () => {
    const judged = ['checkout', 'browse'];
    const log = timelineOf([
      ...begin({ judged, weights: { checkout: 3, browse: 1 } }),
      ...samples(0, at(240), judged, (ms, journey) => ms >= impactAt && ms < at(journey === 'checkout' ? 60 : 30)),
      [at(150), { type: 'durability.probed', passed: true, note: '' }],
    ]);
    expect(grade(log, sealed).measures.downtimeMin).toBe(0.875);
  });

  it('goes on through seconds in which a slow probe had not finished', () => {
    const log = tell({ ttm: 100 }).filter(
      ({ type, at: ms }) => type !== 'sli.sampled' || ms < at(10) || ms % 5_000 === 0,
    );
    expect(grade(log, sealed).measures.downtimeMin).toBeCloseTo(100 / 60, 5);
  });
});

describe('a quiet round', () => {
  const truth = poolShrunk({ faults: [], truth: { ...sealed.truth, impact: [], components: [] } });
  const plan = { faults: [], maxImpactDelayMs: 60_000 };
  const quiet = (...facts: At[]) =>
    grade(
      timelineOf([
        [0, opened({ plan, limitMs: 120_000 })],
        [60_000, { type: 'steady.confirmed' }],
        ...samples(0, 181_000, ['checkout']),
        ...facts,
      ]),
      truth,
    );

  it('is worth everything to who sits still, and half to who cries wolf', () => {
    expect(quiet()).toMatchObject({ outcome: 'quiet', total: 1000 });
    expect(quiet([90_000, declare(['checkout'])])).toMatchObject({ outcome: 'quiet', total: 500 });
  });

  it('pays for harm', () => {
    expect(quiet([185_000, { type: 'collateral.found', check: 'x', title: 'auth off', cost: 0.3 }]).total).toBe(850);
  });

  it('stopped before its end has no score', () => {
    expect(quiet([90_000, { type: 'round.stopped', by: 'p' }])).toMatchObject({ outcome: 'void', total: null });
  });
});

const probe = { title: 'again', service: 'ops', argv: ['true'], exit: 0, timeoutMs: 1_000 };

function begin(change = {}): At[] {
  return [
    [0, opened(change)],
    [70_000, { type: 'steady.confirmed' }],
    [95_000, { type: 'fault.intended', fault: 'shrink', revert: null }],
    [96_000, { type: 'fault.effective', fault: 'shrink', reading: 'pool.size=2' }],
  ];
}
