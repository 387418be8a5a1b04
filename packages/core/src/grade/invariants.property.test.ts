import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import type { Entry, Fact, Timeline } from '../facts.ts';
import { detectionOf } from './detection.ts';
import { grade } from './grade.ts';
import { localisationAccuracy } from './localisation.ts';
import { mitigationLine } from './mitigation.ts';
import { impactAt, poolShrunk, right, rightPlace, type Story, tell, wrong } from './test-story.ts';
import { type At, opened, samples, timelineOf } from './test-timeline.ts';

// Short holds and pars: what is proven does not hang on their length, and a log stays small.
const rules = { holdForMs: 60_000, soakForMs: 30_000 };
const truth = poolShrunk({
  par: { detectMs: 20_000, localiseMs: 40_000, diagnoseMs: 50_000, mitigateMs: 60_000, downtimeMin: 0.6 },
});
const total = (story: Story) => grade(tell({ rules, ...story }), truth).total ?? Number.NaN;
const seconds = (min: number, max: number) => fc.integer({ min, max });
const runs = { numRuns: 60 };

const story: fc.Arbitrary<Story> = fc.record(
  {
    ttd: seconds(1, 110),
    falseAlarms: seconds(0, 2),
    ttl: seconds(1, 110),
    ttc: seconds(1, 110),
    ttm: seconds(10, 100),
    diagnoses: fc.array(fc.constantFrom(right, wrong), { minLength: 1, maxLength: 4 }),
    hints: fc.constantFrom([], ['orientation'], ['orientation', 'area'], ['orientation', 'area', 'procedure']) as never,
    collateral: fc.double({ min: 0, max: 1, noNaN: true }),
    fix: fc.constantFrom('durable', 'probe', 'guarded'),
    invariantBroken: fc.boolean(),
    revealed: fc.boolean(),
  },
  { requiredKeys: [] },
);

const journeys = ['checkout', 'browse'];
const journeySets = fc.subarray(journeys, { minLength: 0 });
const place = fc.record({
  service: fc.constantFrom('pool', 'api', 'db', 'edge'),
  facet: fc.constantFrom('container' as const, 'config' as const),
});
/** Anything a log may hold after its beginning, sane or not. */
const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  journeySets.map((impact): Fact => ({ type: 'incident.declared', player: 'p', severity: 1, impact, note: '' })),
  fc
    .array(place, { minLength: 1, maxLength: 5 })
    .map((components): Fact => ({ type: 'cause.localised', player: 'p', components })),
  fc.constantFrom(right, wrong).map(({ mechanism, key, trigger }): Fact => {
    const object = { service: 'pool', key };
    return { type: 'cause.diagnosed', player: 'p', mechanism, object, trigger, text: '' };
  }),
  fc.constantFrom<Fact>(
    { type: 'fault.effective', fault: 'shrink', reading: 'x' },
    { type: 'hint.taken', player: 'p', index: 0, level: 'area' },
    { type: 'hint.taken', player: 'p', index: 1, level: 'procedure' },
    { type: 'solution.revealed', player: 'p' },
    { type: 'guard.violated', guard: 'g', detail: '' },
    { type: 'guard.restored', guard: 'g' },
    { type: 'invariant.broken', invariant: 'i', detail: '' },
    { type: 'invariant.restored', invariant: 'i' },
    { type: 'durability.probed', passed: true, note: '' },
    { type: 'durability.probed', passed: false, note: '' },
    { type: 'collateral.found', check: 'x', title: 'x', cost: 0.4 },
    { type: 'alert.fired', alert: 'pool-waits', title: '', severity: 'page' },
    { type: 'clock.stopped', reason: 'paused' },
    { type: 'clock.resumed', awayMs: 5 },
    { type: 'slo.recovered', since: 3 },
    { type: 'recovery.sustained', since: 3 },
    { type: 'deadline.reached', deadline: 'soak' },
    { type: 'player.gave-up', player: 'p' },
    { type: 'round.ended', outcome: 'mitigated' },
  ),
);
const anyLog: fc.Arbitrary<Timeline> = fc
  .record({
    quiet: fc.boolean(),
    flips: fc.array(seconds(1, 60), { maxLength: 8 }),
    more: fc.array(fc.tuple(seconds(0, 240_000), anyFact), { maxLength: 25 }),
  })
  .map(({ quiet, flips, more }) => {
    const edges = flips.map((_, i) => flips.slice(0, i + 1).reduce((sum, length) => sum + length, 20));
    const bad = (ms: number) => edges.filter((edge) => edge * 1_000 <= ms).length % 2 === 1;
    const plan = quiet ? { plan: { faults: [], maxImpactDelayMs: 60_000 }, limitMs: 200_000 } : {};
    return timelineOf([
      [0, opened({ judged: journeys, ...plan }, rules)],
      [10_000, { type: 'steady.confirmed' }],
      ...(quiet ? [] : ([[15_000, { type: 'fault.intended', fault: 'shrink', revert: null }]] satisfies At[])),
      ...samples(0, 240_000, journeys, (ms, journey) => bad(journey === 'checkout' ? ms : ms - 7_000)),
      ...more,
    ]);
  });

describe('for every round', () => {
  it('I1: the score lies between 0 and 1000, and every term between 0 and 1', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const card = grade(log, truth);
        expect(card.total === null || (card.total >= 0 && card.total <= 1_000)).toBe(true);
        expect(card.lines.every(({ value }) => value >= 0 && value <= 1)).toBe(true);
        expect(card.outcome === 'void').toBe(card.total === null);
      }),
      { numRuns: 150 },
    );
  });

  it('I2: earlier detection never lowers it', () => {
    fc.assert(
      fc.property(story, seconds(1, 110), seconds(1, 110), (base, a, b) => {
        const plain = { ...base, falseAlarms: 0 };
        expect(total({ ...plain, ttd: Math.min(a, b) })).toBeGreaterThanOrEqual(
          total({ ...plain, ttd: Math.max(a, b) }),
        );
      }),
      runs,
    );
  });

  it('I2: earlier mitigation never lowers it', () => {
    fc.assert(
      fc.property(story, seconds(10, 100), seconds(10, 100), (base, a, b) => {
        expect(total({ ...base, ttm: Math.min(a, b) })).toBeGreaterThanOrEqual(total({ ...base, ttm: Math.max(a, b) }));
      }),
      runs,
    );
  });

  it('I3: lower downtime never lowers it', () => {
    fc.assert(
      fc.property(story, seconds(30, 100), fc.tuple(seconds(10, 100), seconds(10, 100)), (base, ttm, bads) => {
        const [less, more] = [Math.min(...bads, ttm), Math.min(Math.max(...bads), ttm)];
        expect(total({ ...base, ttm, bad: less })).toBeGreaterThanOrEqual(total({ ...base, ttm, bad: more }));
      }),
      runs,
    );
  });

  it('I4: a hint never raises it', () => {
    fc.assert(
      fc.property(story, fc.constantFrom('orientation', 'area', 'component', 'procedure'), (base, hint) => {
        expect(total({ ...base, hints: [...(base.hints ?? []), hint] })).toBeLessThanOrEqual(total(base));
      }),
      runs,
    );
  });

  it('I5: a wrong component added to the answer never raises it', () => {
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 6 }),
        fc.array(place, { maxLength: 6 }),
        (wanted, given) => {
          const right = { components: wanted, neighbours: ['api'] };
          const more = [...given, { service: 'nowhere', facet: 'container' as const }];
          expect(localisationAccuracy(right, more)).toBeLessThanOrEqual(localisationAccuracy(right, given));
        },
      ),
    );
  });

  it('I6: it hangs neither on the wall clock nor on the order in which entries arrive', () => {
    fc.assert(
      fc.property(anyLog, seconds(-1e9, 1e9), fc.integer(), (log, shift, seed) => {
        const moved = shuffled(log, seed).map((entry) => ({ ...entry, wall: entry.wall + shift }));
        expect(canonicalJson(grade(moved, truth))).toBe(canonicalJson(grade(log, truth)));
      }),
      runs,
    );
  });

  it('I7: how long a recovery is held never changes the time to mitigate of a stable fix', () => {
    fc.assert(
      fc.property(seconds(10, 100), seconds(15, 150), (ttm, holdS) => {
        const log = tell({ ttm, rules: { ...rules, holdForMs: holdS * 1_000 } });
        expect(grade(log, truth).measures.ttmMs).toBe(ttm * 1_000);
      }),
      runs,
    );
  });

  it('I8: a fix that flaps every 45 s is never worth anything', () => {
    fc.assert(
      fc.property(seconds(1, 44), seconds(60, 120), (badS, holdS) => {
        const bad = (ms: number) => ms >= impactAt && (ms < impactAt + 10_000 || ((ms - impactAt) / 1_000) % 45 < badS);
        const log = timelineOf([
          [0, opened({}, { ...rules, holdForMs: holdS * 1_000 })],
          [96_000, { type: 'fault.effective', fault: 'shrink', reading: 'x' }],
          ...samples(0, impactAt + 500_000, ['checkout'], bad),
          [impactAt + 200_000, { type: 'durability.probed', passed: true, note: '' }],
        ]);
        expect(grade(log, truth).lines[3]?.value).toBe(0);
      }),
      runs,
    );
  });

  it('I13: who does nothing gets nothing on a fault, and all of a quiet round', () => {
    fc.assert(
      fc.property(seconds(30, 300), (limitS) => {
        expect(total({ limitMs: limitS * 1_000 })).toBe(0);
        expect(grade(quietLog([], limitS), truth).total).toBe(1_000);
      }),
      runs,
    );
  });

  it('I15, I20: graded again it is the same, byte for byte', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const once = canonicalJson(grade(log, truth));
        expect(canonicalJson(grade(JSON.parse(JSON.stringify(log)), JSON.parse(JSON.stringify(truth))))).toBe(once);
        expect(canonicalJson(JSON.parse(once))).toBe(once);
      }),
      runs,
    );
  });

  it('I16: a pause of any length at any time changes nothing, for the round clock stood still', () => {
    fc.assert(
      fc.property(story, seconds(0, 300_000), seconds(0, 1e8), (base, pausedAt, awayMs) => {
        const log = tell({ rules, ...base });
        const card = grade(paused(log, pausedAt, awayMs), truth);
        const plain = grade(log, truth);
        expect([card.total, card.measures, card.outcome]).toEqual([plain.total, plain.measures, plain.outcome]);
      }),
      runs,
    );
  });

  it('I17: a void round has no score and no rating, whatever was done in it', () => {
    fc.assert(
      fc.property(anyLog, seconds(0, 240_000), (log, voidedAt) => {
        const voided: Entry = {
          type: 'round.voided',
          reason: 'engine-gone',
          detail: '',
          seq: log.length,
          at: voidedAt,
          wall: 0,
        };
        const card = grade([...log, voided], truth);
        expect([card.total, card.rateable, card.lines.length, card.outcome]).toEqual([null, false, 0, 'void']);
      }),
      runs,
    );
  });
});

describe('bots', () => {
  // One round in eight is quiet. A bot that declares can be right on every fault and still must not live on it.
  const average = (onFault: (i: number) => number, onQuiet: number) =>
    (Array.from({ length: 7 }, (_, i) => onFault(i)).reduce((sum, points) => sum + points, 0) + onQuiet) / 8;

  it('I11: always declaring and doing nothing averages at most 195, never declaring 125', () => {
    fc.assert(
      fc.property(fc.array(seconds(-60, 60), { minLength: 7, maxLength: 7 }), (when) => {
        const declaring = (i: number) => {
          const declared: Fact = {
            type: 'incident.declared',
            player: 'p',
            severity: 1,
            impact: ['checkout'],
            note: '',
          };
          const silent = tell({ limitMs: 100_000, rules }).map(({ seq, at, wall, ...fact }): At => [at, fact as Fact]);
          return grade(timelineOf([...silent, [impactAt + (when[i] ?? 0) * 1_000, declared]]), truth).total ?? 0;
        };
        expect(average(declaring, grade(quietLog([20_000], 100), truth).total ?? 0)).toBeLessThanOrEqual(195);
        expect(average(() => total({ limitMs: 100_000 }), grade(quietLog([], 100), truth).total ?? 0)).toBe(125);
      }),
      { numRuns: 20 },
    );
  });

  it('I12: a solver three times as fast as its pars, on a downtime par of six tenths of its loss, gets 850 or more', () => {
    fc.assert(
      fc.property(seconds(10, 100), fc.double({ min: 0.3, max: 1, noNaN: true }), (solvedS, loss) => {
        const parMs = 3 * solvedS * 1_000;
        const bad = Math.max(4, Math.round(loss * solvedS));
        const fair = poolShrunk({
          par: {
            detectMs: parMs,
            localiseMs: parMs,
            diagnoseMs: parMs,
            mitigateMs: parMs,
            downtimeMin: (0.6 * (bad / solvedS) * parMs) / 60_000,
          },
        });
        const solver: Story = { ttd: solvedS, ttl: solvedS, ttc: solvedS, ttm: solvedS, bad, rules };
        expect(grade(tell(solver), fair).total).toBeGreaterThanOrEqual(850);
      }),
      runs,
    );
  });
});

describe('the term functions', () => {
  it('a later or false declaration never helps detection', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(seconds(90_000, 160_000), journeySets), { maxLength: 8 }), (declared) => {
        const log = timelineOf(
          declared.map(
            ([at, impact]): At => [at, { type: 'incident.declared', player: 'p', severity: 1, impact, note: '' }],
          ),
        );
        const incident = { beganAt: 95_000, impact: { at: impactAt, seq: 0 } };
        const round = opened() as Extract<Entry, { type: 'round.opened' }>;
        const { detected, falseAlarms } = detectionOf(log, incident, ['checkout'], round);
        expect(detected === null || detected.at >= impactAt).toBe(true);
        expect(falseAlarms.length + (detected ? 1 : 0)).toBeLessThanOrEqual(log.length);
        const gaps = falseAlarms.map(({ at }, i) => at - (falseAlarms[i - 1]?.at ?? at - 15_000));
        expect(gaps.every((gap) => gap >= 15_000)).toBe(true);
      }),
    );
  });

  it('mitigation only falls with downtime and rises with care', () => {
    const level = fc.double({ min: 0, max: 50, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const value = (downtimeMin: number, care: number) =>
      mitigationLine(
        { held: 1, recovery: null },
        { impactAt, downtimeMin, quality: { value: care, words: '', evidence: [] }, broken: [] },
        truth,
        0.5,
      ).value;
    fc.assert(
      fc.property(level, level, share, share, (u, v, q, r) => {
        expect(value(Math.min(u, v), Math.max(q, r))).toBeGreaterThanOrEqual(value(Math.max(u, v), Math.min(q, r)));
      }),
    );
  });

  it('the right answer alone is exact', () => {
    expect(localisationAccuracy({ components: [rightPlace], neighbours: [] }, [rightPlace])).toBe(1);
  });
});

function quietLog(declaredAt: readonly number[], limitS: number): Timeline {
  return timelineOf([
    [0, opened({ plan: { faults: [], maxImpactDelayMs: 60_000 }, limitMs: limitS * 1_000 })],
    [10_000, { type: 'steady.confirmed' }],
    ...samples(0, 11_000 + limitS * 1_000, ['checkout']),
    ...declaredAt.map(
      (at): At => [at, { type: 'incident.declared', player: 'p', severity: 1, impact: ['checkout'], note: '' }],
    ),
  ]);
}

function paused(log: Timeline, pausedAt: number, awayMs: number): Timeline {
  const before = log.filter(({ at }) => at <= pausedAt);
  const after = log.slice(before.length);
  const stand = (fact: Fact, i: number): Entry => ({ ...fact, at: pausedAt, seq: before.length + i, wall: 0 });
  const moved = after.map((entry) => ({ ...entry, seq: entry.seq + 2, wall: entry.wall + awayMs }));
  return [
    ...before,
    stand({ type: 'clock.stopped', reason: 'paused' }, 0),
    stand({ type: 'clock.resumed', awayMs }, 1),
    ...moved,
  ];
}

function shuffled(log: Timeline, seed: number): Timeline {
  const key = (i: number) => Math.imul(i + 1, 0x9e3779b1 ^ seed) >>> 0;
  return log
    .map((entry, i) => ({ entry, key: key(i) }))
    .sort((a, b) => a.key - b.key)
    .map(({ entry }) => entry);
}
