import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrivalsOfTick, type Rate } from './schedule.ts';

const rate = (change: Partial<Rate> = {}): Rate => ({ journey: 'browse', loadPerSecond: 0, judged: true, ...change });
const seconds = (count: number, rates: readonly Rate[], everyMs = 1_000, seed = 's') =>
  Array.from({ length: count }, (_, tick) => arrivalsOfTick(seed, tick, rates, everyMs));

test('the number of users matches the rate, with the spread of independent users', () => {
  fc.assert(
    fc.property(fc.string(), fc.double({ min: 0.2, max: 80, noNaN: true }), (seed, loadPerSecond) => {
      const n = 400;
      const counts = seconds(n, [rate({ loadPerSecond, judged: false })], 1_000, seed).map((all) => all.length);
      const mean = counts.reduce((sum, count) => sum + count, 0) / n;
      const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (n - 1);
      expect(Math.abs(mean - loadPerSecond)).toBeLessThan(6 * Math.sqrt(loadPerSecond / n));
      expect(variance / loadPerSecond).toBeGreaterThan(0.5);
      expect(variance / loadPerSecond).toBeLessThan(2);
    }),
    { numRuns: 30, seed: 1 },
  );
});

test('a judged journey has exactly one probe each second, one that is not judged has none', () => {
  for (const arrivals of seconds(300, [rate(), rate({ journey: 'idle', judged: false })])) {
    expect(arrivals.map(({ journey, probe }) => ({ journey, probe }))).toEqual([{ journey: 'browse', probe: true }]);
  }
});

test.each([500, 2_000, 700])('sampling every %i ms keeps one probe to each period', (everyMs) => {
  const probes = seconds(140, [rate()], everyMs).flat();
  const periods = probes.map(({ atMs }) => Math.floor(atMs / everyMs));
  expect(new Set(periods).size).toBe(periods.length);
  expect(periods.length).toBe(140_000 / everyMs);
});

test('everybody starts in the second asked for, in order', () => {
  seconds(50, [rate({ loadPerSecond: 30 })]).forEach((arrivals, tick) => {
    const times = arrivals.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.every((atMs) => atMs >= tick * 1_000 && atMs < (tick + 1) * 1_000)).toBe(true);
  });
});

test('the moment in the second gives no probe away', () => {
  const fifths = (probe: boolean) => {
    const all = seconds(4_000, [rate({ loadPerSecond: 1 })]).flat();
    const some = all.filter((arrival) => arrival.probe === probe);
    const inFifth = (fifth: number) => some.filter(({ atMs }) => Math.floor((atMs % 1_000) / 200) === fifth).length;
    return [0, 1, 2, 3, 4].map((fifth) => inFifth(fifth) / some.length);
  };
  for (const share of [...fifths(true), ...fifths(false)]) expect(Math.abs(share - 0.2)).toBeLessThan(0.03);
});

test('the same seed sends the same users, another seed others', () => {
  const rates = [rate({ loadPerSecond: 5 })];
  expect(seconds(5, rates)).toEqual(seconds(5, rates));
  expect(seconds(5, rates, 1_000, 'other')).not.toEqual(seconds(5, rates));
});
