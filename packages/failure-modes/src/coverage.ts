import { type Mechanism, mechanisms } from '@chaos-engine/core';
import type { Database } from './database.ts';
import { scenariosTraining } from './training.ts';

/** How well a cause class is known, trained and looked for. */
export interface CauseCoverage {
  readonly cause: Mechanism;
  readonly incidents: number;
  /** Scenarios of the catalogue, whether or not they are installed anywhere. */
  readonly scenarios: number;
  readonly antibodyChecks: number;
}

/** All cause classes, the one with most incidents first. */
export function coverageOf(database: Database): readonly CauseCoverage[] {
  const having = (items: readonly { readonly cause: Mechanism }[], wanted: Mechanism) =>
    items.filter(({ cause }) => cause === wanted).length;
  return mechanisms
    .map((cause) => ({
      cause,
      incidents: having(database.incidents, cause),
      scenarios: scenariosTraining(database, cause).length,
      antibodyChecks: having(database.antibodyChecks, cause),
    }))
    .sort((a, b) => b.incidents - a.incidents);
}

/** Classes that happen and that no scenario trains. */
export const gapsIn = (coverage: readonly CauseCoverage[]): readonly CauseCoverage[] =>
  coverage.filter(({ incidents, scenarios }) => incidents > 0 && scenarios === 0);
