import { causesOf, type Mechanism, type Scenario } from '@chaos-engine/core';
import type { AntibodyCheck } from './antibody-check.ts';
import type { CatalogueScenario } from './catalogue-scenario.ts';
import type { Database } from './database.ts';
import type { Incident } from './incident.ts';

/** Scenarios of the catalogue that train a class. */
export const scenariosTraining = ({ scenarios }: Database, wanted: Mechanism): readonly CatalogueScenario[] =>
  scenarios.filter(({ cause }) => cause === wanted);

/** What a scenario has to say for its class to be found. Its truth is sealed: the answer is for after a round. */
export type Classed = Pick<Scenario, 'id'> & { readonly sealed: Pick<Scenario['sealed'], 'truth'> };

/** The failure classes a scenario trains: that of the catalogue, or the first mechanism of each of its causes. */
export function classesOf({ scenarios }: Database, { id, sealed }: Classed): readonly Mechanism[] {
  const planned = scenarios.find((scenario) => scenario.id === id);
  if (planned) return [planned.cause];
  return [...new Set(causesOf(sealed.truth).flatMap(({ mechanism }) => mechanism.slice(0, 1)))];
}

/** What to look for in a system of one's own after a scenario. */
export const antibodyChecksOf = ({ antibodyChecks }: Database, scenario: string): readonly AntibodyCheck[] =>
  antibodyChecks.filter((check) => check.scenario === scenario);

/** Incidents like a scenario: those it is modelled on, then others of its classes, those that hit the same roles first. */
export function incidentsLikeScenario(database: Database, scenario: Classed): readonly Incident[] {
  const planned = database.scenarios.find(({ id }) => id === scenario.id);
  const classes = classesOf(database, scenario);
  const score = ({ id, cause, role }: Incident): number => {
    if (planned?.modelledOn.includes(id)) return 3;
    if (!classes.includes(cause)) return 0;
    return planned?.roles.includes(role) ? 2 : 1;
  };
  return ranked(database.incidents, score);
}

/** Incidents like another: of the same cause, those that share symptom, role and trigger first. */
export function incidentsLike(database: Database, wanted: Incident): readonly Incident[] {
  const score = ({ id, cause, symptom, role, trigger }: Incident): number => {
    if (id === wanted.id || cause !== wanted.cause) return 0;
    const shared = [role === wanted.role, symptom === wanted.symptom, trigger !== null && trigger === wanted.trigger];
    return 1 + shared.filter(Boolean).length;
  };
  return ranked(database.incidents, score);
}

function ranked(incidents: readonly Incident[], score: (incident: Incident) => number): readonly Incident[] {
  return incidents
    .map((incident) => [score(incident), incident] as const)
    .filter(([points]) => points > 0)
    .sort(([a, x], [b, y]) => b - a || y.date.localeCompare(x.date))
    .map(([, incident]) => incident);
}
