import type { Entry, Outcome, Timeline } from '../facts.ts';
import type { Scenario } from '../scenario.ts';
import type { RoundTime } from '../units.ts';
import { qualityOf } from './collateral.ts';
import { downtimeMinutes } from './downtime.ts';
import { grade } from './grade.ts';
import { incidentOf, type Opened } from './incident.ts';
import { brokenInvariants } from './invariants.ts';
import { mitigationOf } from './mitigation.ts';

/** What an ended round shows of the one who played it. */
export interface Showing {
  readonly outcome: Outcome;
  readonly total: number | null;
  /** T_imp. */
  readonly impactAt: RoundTime | null;
  /** Hq: 1 durable, 0.5 held but did not last or was not proven, 0 never held. */
  readonly held: number;
  /** Recoveries that were held, each undone again or not. */
  readonly recoveries: readonly { readonly revokedBy: 'relapse' | 'probe' | 'guard' | null }[];
  readonly guards: readonly string[];
  /** Q: 1 when nothing beside the incident was harmed. */
  readonly quality: number;
  /** Collateral that was found. */
  readonly harm: readonly string[];
  /** Data that was not whole at the end. */
  readonly lost: readonly string[];
}

/** Reads an ended round by the same judgement it is graded with. */
export function showingOf(timeline: Timeline, truth: Scenario['sealed']): Showing {
  const { outcome, total } = grade(timeline, truth);
  const entries = [...timeline].sort((a, b) => a.at - b.at || a.seq - b.seq);
  const opened = entries.find(({ type }) => type === 'round.opened') as Opened;
  const incident = incidentOf(entries, opened, truth);
  const others = opened.judged.filter((journey) => !truth.truth.impact.includes(journey));
  const felt = { from: incident.impact?.at ?? incident.end.at, to: incident.durable?.since.at ?? incident.end.at };
  return {
    outcome,
    total,
    impactAt: incident.impact?.at ?? null,
    held: mitigationOf(incident).held,
    recoveries: incident.held.map(({ revokedBy }) => ({ revokedBy: revokedBy?.cause ?? null })),
    guards: distinct(entries, 'guard.violated', ({ guard }) => guard),
    quality: qualityOf(entries, downtimeMinutes(entries, opened, others, felt), truth).value,
    harm: distinct(entries, 'collateral.found', ({ check }) => check),
    lost: brokenInvariants(entries, incident.end.at).map(({ invariant }) => invariant),
  };
}

function distinct<T extends Entry['type']>(
  entries: readonly Entry[],
  type: T,
  name: (entry: Extract<Entry, { type: T }>) => string,
): readonly string[] {
  const found = entries.filter((entry): entry is Extract<Entry, { type: T }> => entry.type === type);
  return [...new Set(found.map(name))];
}
