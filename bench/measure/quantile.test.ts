import { expect, it } from 'vitest';
import { median, quantile } from './quantile.ts';

it('the 99th percentile of a hundred values leaves one above it', () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(quantile(values, 0.99)).toBe(99);
  expect(quantile(values, 1)).toBe(100);
  expect(median(values)).toBe(50);
});

it('there is no percentile of nothing', () => {
  expect(quantile([], 0.5)).toBeNaN();
});
