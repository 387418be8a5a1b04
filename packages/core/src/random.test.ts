import { describe, expect, it } from 'vitest';
import { createRandom, randomInt } from './random.ts';

const take = (seed: string, count: number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, random);
};

describe('random numbers', () => {
  it('are the same for the same seed', () => {
    expect(take('a1b2', 50)).toEqual(take('a1b2', 50));
  });

  it('have nothing in common for seeds that differ in one letter', () => {
    const other = new Set(take('seed-2', 1_000));
    expect(take('seed-1', 1_000).filter((value) => other.has(value))).toEqual([]);
  });

  it('fill [0, 1) evenly, also from the empty seed', () => {
    const values = take('', 20_000);
    const tenths = Array.from({ length: 10 }, (_, n) => values.filter((v) => v >= n / 10 && v < (n + 1) / 10).length);
    expect(tenths.reduce((sum, n) => sum + n)).toBe(20_000);
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  });

  it('can be whole numbers with both ends included', () => {
    const random = createRandom('dice');
    const seen = new Set(Array.from({ length: 500 }, () => randomInt(random, 1, 6)));
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
