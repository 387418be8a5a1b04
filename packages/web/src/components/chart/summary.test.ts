import { expect, it } from 'vitest';
import { summarise, trendOf } from './summary.ts';

const flat = (value: number, length = 40) => Array.from({ length }, () => value);

it('a curve that stays where it was is steady, also when it is noisy', () => {
  expect(trendOf(flat(3))).toBe('steady');
  expect(trendOf([...flat(0, 20), ...flat(10, 40), 10, 9.8])).toBe('steady');
});

it('a curve that moved has a direction', () => {
  expect(trendOf([...flat(1, 30), ...flat(0.2, 15)])).toBe('falling');
  expect(trendOf([...flat(20, 30), ...flat(90, 15)])).toBe('rising');
});

it('a chart reads as a sentence', () => {
  const sentence = summarise(
    'Latency',
    [{ label: 'p95', values: [...flat(20, 30), ...flat(90, 15)] }],
    (ms) => `${ms} ms`,
  );
  expect(sentence).toBe('Latency: p95 90 ms, rising');
  expect(summarise('Latency', [{ label: 'p95', values: [] }], String)).toBe('Latency: no readings yet');
});
