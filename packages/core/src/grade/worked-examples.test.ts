import { describe, expect, it } from 'vitest';
import { grade } from './grade.ts';
import { poolShrunk, right, rightPlace, type Story, tell, wrong } from './test-story.ts';

/**
 * The published examples, figure by figure. Their stated inputs are kept; what a row does not state (answer times,
 * downtime, collateral) is the value its printed terms come from.
 */
const par = { ttd: 90, ttl: 240, ttc: 360, ttm: 480, bad: 240 };
const e = { ttd: 70, ttl: 260, ttc: 380, ttm: 620 };
const weak = { ...wrong, mechanism: right.mechanism };
const mostlyRight = { ...right, trigger: wrong.trigger };
const others = Array.from({ length: 7 }, (_, i) => ({ service: `other-${i}`, facet: 'container' as const }));

const rows: readonly [string, Story, readonly [string, string, string, string], number, number][] = [
  ['everything right, exactly at par', par, ['0.500', '0.750', '0.750', '0.650'], 1, 662],
  [
    'the same in a quarter of the time',
    { ttd: 22.5, ttl: 60, ttc: 90, ttm: 120, bad: 60 },
    ['0.889', '0.944', '0.944', '0.922'],
    1,
    925,
  ],
  [
    'the same in four times the time',
    { ttd: 360, ttl: 960, ttc: 1440, ttm: 1920, bad: 960 },
    ['0.111', '0.556', '0.556', '0.378'],
    1,
    400,
  ],
  ['A expert', { ttd: 45, ttl: 150, ttc: 210, ttm: 260, bad: 114 }, ['0.739', '0.835', '0.846', '0.814'], 1, 812],
  [
    'B restarter: green in 150 s, relapses under the probe',
    { ttd: 60, ttm: 150, bad: 69, fix: 'probe', collateral: 0.25, giveUpAt: 240 },
    ['0.648', '0.000', '0.000', '0.412'],
    1,
    303,
  ],
  [
    'C analyst: right diagnosis, never fixed',
    { ttd: 80, ttl: 300, ttc: 420, bad: 2340 },
    ['0.544', '0.709', '0.721', '0.000'],
    1,
    332,
  ],
  [
    'D learner: a false alarm, two hints, right but for the trigger on the second try',
    {
      ttd: 200,
      falseAlarms: 1,
      ttl: 600,
      ttc: 900,
      diagnoses: [wrong, mostlyRight],
      ttm: 1100,
      bad: 510,
      hints: ['orientation', 'area'],
      collateral: 0.05,
    },
    ['0.116', '0.601', '0.337', '0.449'],
    0.902,
    360,
  ],
  ['E shedder', { ...e, bad: 96, collateral: 0.1 }, ['0.593', '0.735', '0.740', '0.691'], 1, 693],
  ['E′ the same without shedding', { ...e, bad: 534 }, ['0.593', '0.735', '0.740', '0.523'], 1, 609],
  [
    'F shotgun: names 8 components',
    { ...par, ttd: 60, ttl: 90, components: [rightPlace, ...others] },
    ['0.648', '0.113', '0.750', '0.650'],
    1,
    589,
  ],
  [
    'G vandal: green in 240 s, the table is gone',
    { ttd: 60, ttl: 120, ttc: 200, ttm: 240, bad: 206, invariantBroken: true },
    ['0.648', '0.869', '0.854', '0.000'],
    0.7,
    279,
  ],
  [
    'H AI agent: fast, durable, weak cause',
    { ttd: 8, ttl: 40, ttc: 70, diagnoses: [weak], ttm: 95, bad: 54, collateral: 0.1 },
    ['0.974', '0.968', '0.384', '0.908'],
    1,
    822,
  ],
  [
    'I cheater: nothing left to fail, a guard sees it',
    { ttd: 30, ttl: 60, ttm: 100, fix: 'guarded', giveUpAt: 600 },
    ['0.839', '0.944', '0.000', '0.000'],
    1,
    267,
  ],
];

describe('the worked examples', () => {
  it.each(rows)('%s', (_, story, terms, factor, total) => {
    const card = grade(tell(story), poolShrunk());
    expect(card.lines.map(({ value }) => value.toFixed(3))).toEqual(terms);
    expect(card.factors.reduce((product, { factor: one }) => product * one, 1)).toBeCloseTo(factor, 3);
    expect(card.total).toBe(total);
  });

  it('A expert, line by line', () => {
    const { lines, measures } = grade(tell({ ttd: 45, ttl: 150, ttc: 210, ttm: 260, bad: 114 }), poolShrunk());
    expect(lines.map(({ points }) => Math.round(points))).toEqual([111, 125, 169, 407]);
    expect(measures).toMatchObject({ ttdMs: 45_000, ttlMs: 150_000, ttcMs: 210_000, ttmMs: 260_000, downtimeMin: 1.9 });
    expect(measures).toMatchObject({ incubationMs: 4_500, monitoringLagMs: 30_000, reactionMs: 15_000 });
    expect(lines[3]?.formula).toBe(
      '1 x (0.35 x S(260 s / par 480 s) + 0.35 x S(1.9 min / par 4 min) + 0.3 x 1) = 0.814',
    );
  });
});
