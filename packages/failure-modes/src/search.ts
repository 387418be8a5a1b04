import MiniSearch from 'minisearch';
import { type Count, countBy, type Facets, valuesOf } from './counts.ts';
import type { Incident } from './incident.ts';
import { causes } from './taxonomy/causes.ts';
import { mitigations } from './taxonomy/mitigations.ts';
import { roles } from './taxonomy/roles.ts';
import { symptoms } from './taxonomy/symptoms.ts';
import { triggers } from './taxonomy/triggers.ts';

/** Axes a search can be narrowed on. */
export const searchFacets = ['cause', 'symptom', 'role'] as const;
type SearchFacet = (typeof searchFacets)[number];

/** Words to look for and values to have; both may be left out. */
export type IncidentQuery = { readonly [F in SearchFacet]?: Facets[F] | undefined } & {
  readonly q?: string | undefined;
};

export interface IncidentFinds {
  /** Best first when words were given, newest first otherwise. */
  readonly incidents: readonly Incident[];
  /** For each axis: how many there would be with each of its values, the rest of the query being as it is. */
  readonly counts: { readonly [F in SearchFacet]: readonly Count<F>[] };
}

export type IncidentSearch = (query: IncidentQuery) => IncidentFinds;

/** Makes a search over titles, summaries, organisations and classes. All words have to be found; a beginning or a slip of the keyboard will do. */
export function createIncidentSearch(incidents: readonly Incident[]): IncidentSearch {
  const newestFirst = [...incidents].sort((a, b) => b.date.localeCompare(a.date) || a.id.localeCompare(b.id));
  const byId = new Map(incidents.map((incident) => [incident.id, incident]));
  const index = new MiniSearch<Incident>({
    fields: ['title', 'summary', 'organisation', 'date', 'classes'],
    extractField: (incident, field) =>
      field === 'classes' ? classWords(incident) : String(incident[field as keyof Incident]),
    searchOptions: {
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      boost: { title: 2, organisation: 2 },
    },
  });
  index.addAll(incidents);

  const withWords = (q: string | undefined): readonly Incident[] =>
    q === undefined || q.trim() === '' ? newestFirst : index.search(q).flatMap(({ id }) => byId.get(id) ?? []);

  return ({ q, ...wanted }) => {
    const found = withWords(q);
    const narrowed = (facets: readonly SearchFacet[]) =>
      found.filter((incident) => facets.every((facet) => [undefined, incident[facet]].includes(wanted[facet])));
    const without = (left: SearchFacet) => narrowed(searchFacets.filter((facet) => facet !== left));
    return {
      incidents: narrowed(searchFacets),
      counts: {
        cause: countBy(without('cause'), 'cause'),
        symptom: countBy(without('symptom'), 'symptom'),
        role: countBy(without('role'), 'role'),
      },
    };
  };
}

/** The classes of an incident as a reader would type them: titles and ids. */
function classWords(incident: Incident): string {
  const titles = {
    cause: causes,
    role: roles,
    symptom: symptoms,
    trigger: triggers,
    mitigation: mitigations,
  };
  return (Object.keys(titles) as (keyof typeof titles)[])
    .flatMap((facet) =>
      valuesOf(incident, facet).map((id) => `${id} ${(titles[facet] as Record<string, { title: string }>)[id]?.title}`),
    )
    .join(' ');
}
