import { expect, it } from 'vitest';
import { atLeast, atMost, ratioAtMost, toRow } from './row.ts';

it('a goal on the ratio is judged by the reference of the same run, not by the figure alone', () => {
  const row = toRow({
    what: 'echo p99',
    unit: 'ms',
    ours: 9,
    reference: { name: 'raw attach', value: 10 },
    goal: ratioAtMost(1),
  });
  expect(row).toMatchObject({ ratio: 0.9, met: true });
  expect(toRow({ ...row, reference: { name: 'raw attach', value: 5 }, ours: 9, goal: ratioAtMost(1) }).met).toBe(false);
});

it('a goal on the figure needs no reference', () => {
  expect(toRow({ what: 'growth', unit: 'MB', ours: 17, goal: atMost(16) })).toMatchObject({ ratio: null, met: false });
  expect(toRow({ what: 'commits', unit: '/s', ours: 20_000, goal: atLeast(20_000) }).met).toBe(true);
});

it('without a goal, and without a reference to compare with, nothing is met or missed', () => {
  expect(toRow({ what: 'open', unit: 'ms', ours: 3 }).met).toBeNull();
  const nothing = { name: 'shells left', value: 0 };
  expect(toRow({ what: 'left', unit: '', ours: 0, reference: nothing, goal: ratioAtMost(1) }).met).toBeNull();
});
