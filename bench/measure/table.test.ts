import { expect, it } from 'vitest';
import { atMost, notMeasured, toRow } from './row.ts';
import { closingLine, printTable, toFigure } from './table.ts';

const rows = [
  toRow({
    what: 'server memory',
    unit: 'MB',
    ours: 9.04,
    reference: { name: 'no flow control', value: 480 },
    goal: atMost(16),
  }),
  toRow({ what: 'stall p99', unit: 'ms', ours: 3, goal: atMost(1) }),
  notMeasured('round ready', 'no container engine answers'),
];

it('the closing line counts goals met, and what could not be measured is not passed over', () => {
  expect(closingLine(rows)).toBe('met 1 of 2 goals, 1 not measured');
});

it('a missed goal and a missing measurement can be seen in the table', () => {
  const text = printTable(rows);
  expect(text).toMatch(/server memory.*9\.04 MB.*480 MB no flow control.*0\.02 x.*≤ 16\.0 MB.*yes/);
  expect(text).toMatch(/stall p99.*3\.00 ms.*NO/);
  expect(text).toContain('not measured: no container engine answers');
});

it('figures have about three digits', () => {
  expect([0.123, 4.567, 45.67, 456.7, 45_678].map(toFigure)).toEqual(['0.12', '4.57', '45.7', '457', '45,678']);
});
