import { isWhen, type ScenarioManifest } from '@chaos-engine/core';
import { faults } from './registry.ts';

/** Everything that any fault needs of an engine's kernel. */
export const allAbilities: readonly string[] = [...new Set(faults.flatMap(({ needs }) => needs))].sort();

/** What the faults of a scenario need, whatever is drawn for them, and an engine with these abilities lacks. */
export function missingAbilities({ sealed }: ScenarioManifest, able: readonly string[]): readonly string[] {
  const { faults: steps = [], decoys = [] } = sealed as { faults?: readonly object[]; decoys?: readonly object[] };
  const kinds = [...steps, ...decoys].map((step) => ((isWhen(step) ? step.item : step) as { kind?: unknown }).kind);
  const needed = kinds.flatMap((kind) => faults.find((fault) => fault.kind === kind)?.needs ?? []);
  return [...new Set(needed)].filter((ability) => !able.includes(ability)).sort();
}
