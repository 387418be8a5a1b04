import type { FailureModes } from '@chaos-engine/protocol';
import { expect, it } from 'vitest';
import { heatTable, shade } from './heat.ts';

const term = <Id extends string>(id: Id, incidents: number) => ({ id, title: id, about: '', incidents });
const modes: FailureModes = {
  incidents: 6,
  organisations: 2,
  years: ['2000', '2001'],
  axes: {
    cause: [term('network-fault', 1), term('time-or-expiry', 5)],
    symptom: [term('auth-failures', 2), term('data-loss-or-leak', 4)],
    role: [],
    trigger: [],
    mitigation: [],
  },
  causeBySymptom: [
    { cause: 'time-or-expiry', symptom: 'data-loss-or-leak', incidents: 4 },
    { cause: 'time-or-expiry', symptom: 'auth-failures', incidents: 1 },
    { cause: 'network-fault', symptom: 'auth-failures', incidents: 1 },
  ],
  coverage: [],
  gaps: [],
};

it('the most common causes and symptoms stand first, and pairs that never occur are nought', () => {
  const { columns, rows, most } = heatTable(modes);
  expect(columns.map(({ id }) => id)).toEqual(['data-loss-or-leak', 'auth-failures']);
  expect(rows.map(({ cause, cells }) => [cause.id, ...cells])).toEqual([
    ['time-or-expiry', 4, 1],
    ['network-fault', 0, 1],
  ]);
  expect(most).toBe(4);
});

it('more incidents are darker, none is no colour, and the darkest leaves words legible', () => {
  expect([0, 1, 4, 17].map((n) => shade(n, 17))).toEqual([0, 19, 27, 46]);
});
