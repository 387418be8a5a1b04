import type { Mechanism, Trigger } from '@chaos-engine/core';
import type { Incident } from './incident.ts';
import type { Mitigation } from './taxonomy/mitigations.ts';
import type { ComponentRole } from './taxonomy/roles.ts';
import type { Symptom } from './taxonomy/symptoms.ts';

/** The axes an incident is classed on, and what can stand on each. */
export interface Facets {
  readonly cause: Mechanism;
  readonly role: ComponentRole;
  readonly symptom: Symptom;
  readonly trigger: Trigger;
  readonly mitigation: Mitigation;
}
export type Facet = keyof Facets;

export interface Count<F extends Facet> {
  readonly id: Facets[F];
  readonly incidents: number;
}

export interface PairCount<A extends Facet, B extends Facet> {
  readonly a: Facets[A];
  readonly b: Facets[B];
  readonly incidents: number;
}

/** Where an incident stands on an axis: once, several times (mitigations), or not at all (a trigger nobody tells). */
export function valuesOf<F extends Facet>(incident: Incident, facet: F): readonly Facets[F][] {
  const all: { readonly [K in Facet]: readonly Facets[K][] } = {
    cause: [incident.cause],
    role: [incident.role],
    symptom: [incident.symptom],
    trigger: incident.trigger === null ? [] : [incident.trigger],
    mitigation: incident.mitigations,
  };
  return all[facet];
}

/** How many incidents carry each value of an axis, most first; values without any are left out. */
export function countBy<F extends Facet>(incidents: readonly Incident[], facet: F): readonly Count<F>[] {
  const counts = new Map<Facets[F], number>();
  for (const incident of incidents)
    for (const id of valuesOf(incident, facet)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, n]) => ({ id, incidents: n })).sort((x, y) => y.incidents - x.incidents);
}

/** How many incidents carry both values, for each pair that occurs; most first. */
export function countPairs<A extends Facet, B extends Facet>(
  incidents: readonly Incident[],
  a: A,
  b: B,
): readonly PairCount<A, B>[] {
  return countBy(incidents, a)
    .flatMap(({ id }) =>
      countBy(
        incidents.filter((incident) => valuesOf(incident, a).includes(id)),
        b,
      ).map((count) => ({ a: id, b: count.id, incidents: count.incidents })),
    )
    .sort((x, y) => y.incidents - x.incidents);
}
