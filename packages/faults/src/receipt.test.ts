import { expect, it } from 'vitest';
import { receiptOf, receiptText } from './receipt.ts';

it('a receipt has the mean of what was measured and half its width', () => {
  expect(receiptOf(300, [303, 321, 312], 'ms')).toEqual({ asked: 300, measured: 312, spread: 9, unit: 'ms' });
  expect(receiptOf(300, [], 'ms')).toBeNull();
});

it.each([
  [{ asked: 300, measured: 312, spread: 9, unit: 'ms' }, 'asked 300 ms, measured 312 ± 9 ms'],
  [{ asked: 0.1, measured: 0.12, spread: 0, unit: 'ratio' }, 'asked 10 %, measured 12 %'],
  [{ asked: 3, measured: 3, spread: 0, unit: 'count' }, 'asked 3, measured 3'],
  [{ asked: 67_108_864, measured: 67_108_864, spread: 0, unit: 'bytes' }, 'asked 64 MiB, measured 64 MiB'],
] as const)('%o reads well', (receipt, words) => {
  expect(receiptText(receipt)).toBe(words);
});
