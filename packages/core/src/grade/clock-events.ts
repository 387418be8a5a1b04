import type { Entry, FactType } from '../facts.ts';
import type { RoundTime } from '../units.ts';
import type { Diagnosed } from './cause.ts';
import type { Detection } from './detection.ts';
import type { Incident } from './incident.ts';
import type { Localised } from './localisation.ts';
import type { Mitigation } from './mitigation.ts';
import type { Mark, Moment, MomentName } from './score-card.ts';

/** The clock events, in the order they usually come; titles for people. */
export const momentTitles: Readonly<Record<MomentName, string>> = {
  T_ready: 'Healthy gate passed',
  T_inj: 'Fault injected',
  T_eff: 'Fault took effect',
  T_imp: 'Users felt it',
  T_alert: 'First alert that belongs to it',
  T_ack: 'Acknowledged',
  T_det: 'Detected',
  T_loc: 'Localised (final answer)',
  T_rc: 'Cause named (final answer)',
  T_mit: 'Mitigated',
  T_rel: 'Relapsed',
  T_end: 'Incident over',
};

/** When each clock event of the round came. */
export function clockEvents(
  entries: readonly Entry[],
  alerts: readonly string[],
  found: {
    readonly incident: Incident;
    readonly detection: Detection;
    readonly localised: Localised | null;
    readonly diagnosed: Diagnosed | null;
    readonly mitigation: Mitigation;
  },
): Readonly<Record<MomentName, Mark | null>> {
  const { incident } = found;
  const began = incident.beganAt ?? Number.POSITIVE_INFINITY;
  const alert = entries.find(
    (entry) => entry.type === 'alert.fired' && alerts.includes(entry.alert) && entry.at >= began,
  );
  return {
    T_ready: first(entries, 'steady.confirmed'),
    T_inj: first(entries, 'fault.applied') ?? first(entries, 'fault.intended'),
    T_eff: first(entries, 'fault.effective'),
    T_imp: incident.impact,
    T_alert: mark(alert),
    T_ack: mark(acknowledgement(entries, alerts, began)),
    T_det: found.detection.detected,
    T_loc: mark(found.localised),
    T_rc: mark(found.diagnosed),
    T_mit: found.mitigation.recovery?.since ?? null,
    T_rel: mark(incident.held.findLast(({ revokedBy }) => revokedBy !== null)?.revokedBy),
    T_end: mark(incident.end),
  };
}

/** The same as a table for people. */
export function momentTable(events: Readonly<Record<MomentName, Mark | null>>): readonly Moment[] {
  return (Object.keys(momentTitles) as MomentName[]).map((name) => ({
    name,
    title: momentTitles[name],
    at: events[name]?.at ?? null,
    seq: events[name]?.seq ?? null,
  }));
}

function acknowledgement(entries: readonly Entry[], alerts: readonly string[], began: RoundTime): Entry | undefined {
  return entries.find(
    (entry) =>
      entry.at >= began &&
      (entry.type === 'incident.declared' || (entry.type === 'alert.acknowledged' && alerts.includes(entry.alert))),
  );
}

function first(entries: readonly Entry[], type: FactType): Mark | null {
  return mark(entries.find((entry) => entry.type === type));
}

function mark(of: Mark | null | undefined): Mark | null {
  return of ? { at: of.at, seq: of.seq } : null;
}
