import { expect, it } from 'vitest';
import { again } from './again.ts';

const failing = (times: number) => {
  let left = times;
  return async () => {
    if (left-- > 0) throw new Error('network changed');
    return 'there';
  };
};

it('a part of the page that could not be fetched is fetched again, later each time', async () => {
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  expect(await again(failing(3), wait)).toBe('there');
  expect(waits).toEqual([250, 500, 1_000]);
});

it('what cannot be fetched at all fails in the end', async () => {
  await expect(again(failing(9), async () => {})).rejects.toThrow('network changed');
});
