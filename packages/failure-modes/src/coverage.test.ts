import { expect, it } from 'vitest';
import { coverageOf, gapsIn } from './coverage.ts';
import { parseDatabase } from './database.ts';

const coverage = coverageOf(parseDatabase());

it('every class has its incidents, scenarios and checks counted', () => {
  expect(coverage).toHaveLength(20);
  expect(coverage.find(({ cause }) => cause === 'queue-semantics')).toEqual({
    cause: 'queue-semantics',
    incidents: 13,
    scenarios: 3,
    antibodyChecks: 10,
  });
  expect(coverage.reduce((sum, { scenarios }) => sum + scenarios, 0)).toBe(40);
});

it('a gap is a class that happens and that no scenario trains', () => {
  expect(gapsIn(coverage).map(({ cause }) => cause)).toEqual([
    'latent-defect-triggered',
    'hardware-power-storage',
    'third-party-dependency',
    'attack-or-compromise',
  ]);
});
