import type { Stack } from '@chaos-engine/core';
import { drawn, findScenario } from '@chaos-engine/engine';
import { antibodyChecksOf, causes, classesOf, incidentsLikeScenario } from '@chaos-engine/failure-modes';
import type { RoundFailureModes } from '@chaos-engine/protocol';
import type { EndedRound } from './ended-round.ts';
import type { Services } from './services.ts';

const alike = 6;

/** The class of the scenario of a round that is over, more incidents like it, and what to look for at home. */
export function roundFailureModes({ record }: EndedRound, { library, failures }: Services): RoundFailureModes {
  const { scenario, stack } = drawn(findScenario(library(), record.scenario), record.seed);
  const { database } = failures;
  const told = new Set(scenario.inspiredBy.map(({ url }) => url));
  return {
    scenario: scenario.id,
    title: scenario.title,
    classes: classesOf(database, scenario).map((id) => ({
      id,
      ...causes[id],
      incidents: database.incidents.filter(({ cause }) => cause === id).length,
    })),
    incidents: incidentsLikeScenario(database, scenario)
      .filter(({ url }) => !told.has(url))
      .slice(0, alike),
    antibodyChecks: antibodyChecksOf(database, scenario.id).map(({ id, text, looksAt }) => ({
      id,
      text,
      looksAt,
      services: servicesIn(stack, looksAt),
    })),
  };
}

const servicesIn = ({ services }: Stack, roles: readonly string[]): readonly string[] =>
  Object.entries(services).flatMap(([name, { role }]) => (roles.includes(role) ? [name] : []));
