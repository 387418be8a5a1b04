import { expect, test } from 'vitest';
import { openBucket, refilled, spent, waitFor } from './token-bucket.ts';

const limits = { capacity: 100, perSecond: 10 };

test('a bucket refills with time and never beyond its capacity', () => {
  const empty = spent(openBucket(limits, 0), 100);
  expect(refilled(empty, limits, 5_000).left).toBe(50);
  expect(refilled(empty, limits, 60_000).left).toBe(100);
});

test('a debt is paid off before anything can be spent again', () => {
  const indebted = spent(openBucket(limits, 0), 150);
  expect(waitFor(indebted, 0, limits)).toBe(5_000);
  expect(waitFor(refilled(indebted, limits, 5_000), 0, limits)).toBe(0);
});

test('a clock that stands still or steps back gives nothing away', () => {
  const empty = spent(openBucket(limits, 1_000), 100);
  expect(refilled(empty, limits, 500)).toEqual({ left: 0, at: 1_000 });
});
