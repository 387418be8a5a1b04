import { expect, it } from 'vitest';
import { timeCredit } from './time-curve.ts';

it('halving and doubling the time move the credit by as much', () => {
  const rounded = [0, 0.25, 0.5, 1, 2, 4, 8].map((ratio) => Number(timeCredit(ratio).toFixed(3)));
  expect(rounded).toEqual([1, 0.889, 0.739, 0.5, 0.261, 0.111, 0.042]);
});
