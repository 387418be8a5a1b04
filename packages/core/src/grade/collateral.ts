import type { Entry } from '../facts.ts';
import type { Scenario } from '../scenario.ts';
import { minutes, ratio } from './words.ts';

/** Q: what is left of 1 after the harm done beside the incident, and the entries that show it. */
export interface Quality {
  readonly value: number;
  readonly words: string;
  readonly evidence: readonly number[];
}

/** Q = 1 - min(0.5, downtime outside the impact set / par) - collateral found, never below 0. */
export function qualityOf(entries: readonly Entry[], otherDowntimeMin: number, truth: Scenario['sealed']): Quality {
  const found = new Map(
    entries.filter((entry) => entry.type === 'collateral.found').map((entry) => [entry.check, entry] as const),
  );
  const costs = [...found.values()].map(({ check, title, cost, seq }) => ({
    title,
    seq,
    // What a check costs is the scenario's word; checks of the engine itself bring their own price.
    cost: truth.collateral.find(({ id }) => id === check)?.cost ?? cost,
  }));
  const spread = Math.min(0.5, otherDowntimeMin / truth.par.downtimeMin);
  const value = Math.max(
    0,
    costs.reduce((left, { cost }) => left - cost, 1 - spread),
  );
  const parts = [
    ...(spread > 0 ? [`${ratio(spread)} (${minutes(otherDowntimeMin)} on other journeys)`] : []),
    ...costs.map(({ title, cost }) => `${ratio(cost)} (${title})`),
  ];
  return {
    value,
    words: parts.length === 0 ? '1, nothing harmed' : `1 - ${parts.join(' - ')} = ${ratio(value)}`,
    evidence: costs.map(({ seq }) => seq),
  };
}
