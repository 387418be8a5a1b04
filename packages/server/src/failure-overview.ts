import {
  causes,
  countBy,
  countPairs,
  coverageOf,
  type Database,
  type Facet,
  type Facets,
  gapsIn,
  mitigations,
  roles,
  symptoms,
  type Term,
  triggers,
} from '@chaos-engine/failure-modes';
import type { CountedTerm, FailureModes } from '@chaos-engine/protocol';

/** The database at a glance. Scenarios are counted over the catalogue and not named: see docs/failure-modes.md. */
export function failureOverview(database: Database): FailureModes {
  const { incidents } = database;
  const years = incidents.map(({ date }) => date.slice(0, 4)).sort();
  const coverage = coverageOf(database);
  const axis = <F extends Facet>(
    facet: F,
    terms: Readonly<Record<Facets[F], Term>>,
  ): readonly CountedTerm<Facets[F]>[] => {
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
