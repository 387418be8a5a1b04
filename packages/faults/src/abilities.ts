import type { Scenario } from '@chaos-engine/core';
import { faults } from './registry.ts';

/** Everything that any fault needs of an engine's kernel. */
export const allAbilities: readonly string[] = [...new Set(faults.flatMap(({ needs }) => needs))].sort();

/** What the faults of a scenario need, and an engine with these abilities lacks. */
export function missingAbilities(scenario: Scenario, able: readonly string[]): readonly string[] {
  const steps = [...scenario.sealed.faults, ...(scenario.sealed.decoys ?? [])];
  const needed = steps.flatMap(({ kind }) => faults.find((fault) => fault.kind === kind)?.needs ?? []);
  return [...new Set(needed)].filter((ability) => !able.includes(ability)).sort();
}
