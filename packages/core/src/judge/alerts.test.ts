import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardRules } from '../rules.ts';
import type { AlertRule } from '../stack.ts';
import { type AlertInput, observeAlerts, openAlertState } from './alerts.ts';

const disk: AlertRule = {
  id: 'disk-full',
  title: 'Volume nearly full',
  severity: 'page',
  service: 'api-1',
  when: { type: 'gauge', gauge: 'disk', op: '>', value: 0.9, forMs: 10_000 },
};
const errors: AlertRule = {
  id: 'checkout-errors',
  title: 'Checkout errors',
  severity: 'page',
  when: { type: 'journey', journey: 'checkout', below: 0.9, forMs: 5_000 },
};

const reading = (at: number, value: number | null): AlertInput => ({ type: 'gauges', at, values: { disk: value } });
const probe = (at: number, good: boolean): AlertInput => ({
  type: 'sli.sampled',
  at,
  results: { checkout: { good, ms: 1 } },
});

function run(inputs: readonly AlertInput[], alertRules: readonly AlertRule[]) {
  let state = openAlertState;
  return inputs.flatMap((input) => {
    const next = observeAlerts(state, input, alertRules, standardRules.practice);
    state = next.state;
    return next.facts.map((fact) => [input.at, fact.type === 'alert.fired' ? `${fact.alert} fired` : 'cleared']);
  });
}

describe('an alert', () => {
  it('fires once its gauge has been over the limit for the whole time, and clears likewise', () => {
    const values = [0.5, 0.95, 0.95, 0.5, ...Array(6).fill(0.95), ...Array(7).fill(0.5)];
    const inputs = values.map((value, i) => reading(i * 2_000, value));
    expect(run(inputs, [disk])).toEqual([
      [18_000, 'disk-full fired'],
      [30_000, 'cleared'],
    ]);
  });

  it('neither fires nor clears on a gauge that cannot be read', () => {
    const fired = [0, 5_000, 10_000].map((at) => reading(at, 0.95));
    const gone = [15_000, 30_000, 60_000].map((at) => reading(at, null));
    expect(run(gone, [disk])).toEqual([]);
    expect(run([...fired, ...gone], [disk])).toEqual([[10_000, 'disk-full fired']]);
  });

  it('on a journey looks at its share of good samples over the last 15 s', () => {
    const inputs = Array.from({ length: 60 }, (_, i) => probe(i * 1_000, i < 20 || i > 40));
    // Two bad of fifteen are below 0.9 from the second bad sample on.
    expect(run(inputs, [errors])).toEqual([
      [26_000, 'checkout-errors fired'],
      [59_000, 'cleared'],
    ]);
  });

  it('says which service it is about, when it knows', () => {
    const { facts } = observeAlerts(
      openAlertState,
      reading(0, 1),
      [{ ...disk, when: { ...disk.when, forMs: 0 } }],
      standardRules.practice,
    );
    expect(facts).toEqual([
      { type: 'alert.fired', alert: 'disk-full', title: 'Volume nearly full', severity: 'page', service: 'api-1' },
    ]);
  });

  it('fires and clears in turn, never sooner than its time, whatever the readings', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(null))), (values) => {
        const changes = run(
          values.map((value, i) => reading(i * 2_000, value)),
          [disk],
        );
        expect(changes.every(([, what], i) => (what === 'cleared') === (i % 2 === 1))).toBe(true);
        expect(changes.every(([at], i) => Number(at) - Number(changes[i - 1]?.[0] ?? 0) >= 10_000)).toBe(true);
      }),
    );
  });
});
