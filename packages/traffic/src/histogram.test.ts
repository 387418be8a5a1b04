import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHistogram } from './histogram.ts';

test('without durations there is no quantile', () => {
  expect(createHistogram().quantile(0.95)).toBeNull();
});

test('a quantile is right to within 5 %', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.2, max: 60_000, noNaN: true }), { minLength: 1, maxLength: 200 }),
      (all) => {
        const histogram = createHistogram();
        for (const ms of all) histogram.add(ms);
        const exact = [...all].sort((a, b) => a - b)[Math.ceil(0.95 * all.length) - 1] as number;
        const found = histogram.quantile(0.95) as number;
        expect(found).toBeGreaterThanOrEqual(exact - 0.06);
        expect(found).toBeLessThanOrEqual(exact * 1.051 + 0.06);
      },
    ),
  );
});

test('two histograms add up to that of all their durations', () => {
  const [a, b, both] = [createHistogram(), createHistogram(), createHistogram()];
  const few = [1, 5, 9];
  const others = [0, 700, 1e9];
  for (const ms of few) a.add(ms);
  for (const ms of others) b.add(ms);
  for (const ms of [...few, ...others]) both.add(ms);
  a.addAll(b);
  expect(a.counts).toEqual(both.counts);
});
