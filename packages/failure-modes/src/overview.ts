import type { Mechanism } from '@chaos-engine/core';
import { type Count, countBy, countPairs, type Facet, type Facets } from './counts.ts';
import { type CauseCoverage, coverageOf, gapsIn } from './coverage.ts';
import type { Database } from './database.ts';
import { causes } from './taxonomy/causes.ts';
import { mitigations } from './taxonomy/mitigations.ts';
import { roles } from './taxonomy/roles.ts';
import { symptoms } from './taxonomy/symptoms.ts';
import type { Term } from './taxonomy/term.ts';
import { triggers } from './taxonomy/triggers.ts';

type CountedTerm<F extends Facet> = Term & Count<F>;

/** What a first look at the database shows. */
export interface Overview {
  readonly incidents: number;
  readonly organisations: number;
  /** Years of the oldest and the newest incident. */
  readonly years: readonly [from: string, until: string];
  readonly axes: { readonly [F in Facet]: readonly CountedTerm<F>[] };
  readonly causeBySymptom: readonly {
    readonly cause: Mechanism;
    readonly symptom: Facets['symptom'];
    readonly incidents: number;
  }[];
  readonly coverage: readonly CauseCoverage[];
  readonly gaps: readonly Mechanism[];
}

/** The database at a glance. Scenarios are counted over the catalogue and not named: see docs/failure-modes.md. */
export function overviewOf(database: Database): Overview {
  const { incidents } = database;
  const years = incidents.map(({ date }) => date.slice(0, 4)).sort();
  const coverage = coverageOf(database);
  const axis = <F extends Facet>(facet: F, terms: Readonly<Record<Facets[F], Term>>): readonly CountedTerm<F>[] => {
    const counts = new Map(countBy(incidents, facet).map((count) => [count.id, count.incidents]));
    return (Object.keys(terms) as Facets[F][]).map((id) => ({ id, ...terms[id], incidents: counts.get(id) ?? 0 }));
  };
  return {
    incidents: incidents.length,
    organisations: new Set(incidents.map(({ organisation }) => organisation)).size,
    years: [years[0] ?? '', years.at(-1) ?? ''],
    axes: {
      cause: axis('cause', causes),
      symptom: axis('symptom', symptoms),
      role: axis('role', roles),
      trigger: axis('trigger', triggers),
      mitigation: axis('mitigation', mitigations),
    },
    causeBySymptom: countPairs(incidents, 'cause', 'symptom').map(({ a, b, incidents: n }) => ({
      cause: a,
      symptom: b,
      incidents: n,
    })),
    coverage,
    gaps: gapsIn(coverage).map(({ cause }) => cause),
  };
}
