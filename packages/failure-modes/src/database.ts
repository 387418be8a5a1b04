import { z } from 'zod';
import { type AntibodyCheck, antibodyCheckSchema } from './antibody-check.ts';
import { type CatalogueScenario, catalogueScenarioSchema } from './catalogue-scenario.ts';
import antibodyChecksJson from './data/antibody-checks.json' with { type: 'json' };
import incidentsJson from './data/incidents.json' with { type: 'json' };
import referencesJson from './data/references.json' with { type: 'json' };
import scenariosJson from './data/scenarios.json' with { type: 'json' };
import { type Incident, incidentSchema } from './incident.ts';
import { type Reference, referenceSchema } from './reference.ts';

/** All that is known of how systems fail. */
export interface Database {
  readonly incidents: readonly Incident[];
  readonly references: readonly Reference[];
  readonly scenarios: readonly CatalogueScenario[];
  readonly antibodyChecks: readonly AntibodyCheck[];
}

/** The data as it lies in the files, not yet believed. */
export const bundled: Readonly<Record<keyof Database, unknown>> = {
  incidents: incidentsJson,
  references: referencesJson,
  scenarios: scenariosJson,
  antibodyChecks: antibodyChecksJson,
};

/** Parses the data. Throws with every wrong place: a wrong shape, an id that stands twice, an id that leads nowhere. */
export function parseDatabase(raw: Readonly<Record<keyof Database, unknown>> = bundled): Database {
  const database: Database = {
    incidents: z.array(incidentSchema).parse(raw.incidents),
    references: z.array(referenceSchema).parse(raw.references),
    scenarios: z.array(catalogueScenarioSchema).parse(raw.scenarios),
    antibodyChecks: z.array(antibodyCheckSchema).parse(raw.antibodyChecks),
  };
  const problems = [...repeatedIds(database), ...looseEnds(database)];
  if (problems.length > 0) throw new Error(`failure modes: ${problems.join('; ')}`);
  return database;
}

function repeatedIds({ incidents, references, scenarios, antibodyChecks }: Database): readonly string[] {
  const ids = [...incidents, ...references, ...scenarios, ...antibodyChecks].map(({ id }) => id);
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => `${id} stands twice; give the newer one the next free number`);
}

function looseEnds({ incidents, references, scenarios, antibodyChecks }: Database): readonly string[] {
  const sources = new Set([...incidents, ...references].map(({ id }) => id));
  const scenarioIds = new Set(scenarios.map(({ id }) => id));
  return [
    ...scenarios.flatMap(({ id, modelledOn }) =>
      modelledOn
        .filter((source) => !sources.has(source))
        .map((source) => `scenario ${id} is modelled on ${source}, which is neither an incident nor a reference`),
    ),
    ...antibodyChecks
      .filter(({ scenario }) => !scenarioIds.has(scenario))
      .map(({ id, scenario }) => `${id} belongs to scenario ${scenario}, which is not in the catalogue`),
  ];
}
