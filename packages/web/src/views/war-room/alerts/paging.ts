import type { AlertView } from '@chaos-engine/protocol';

/** Alerts that fired since an earlier look, also those that fired again. */
export function newlyFired(before: readonly AlertView[], after: readonly AlertView[]): readonly AlertView[] {
  const known = new Set(before.map(({ id, firedAt }) => `${id}@${firedAt}`));
  return after.filter(({ id, firedAt, clearedAt }) => clearedAt === null && !known.has(`${id}@${firedAt}`));
}

/** As one looks at them: what fires before what has cleared, pages before warnings, untaken before taken, newest first. */
export function inOrderOfUrgency(alerts: readonly AlertView[]): readonly AlertView[] {
  return alerts.toSorted((a, b) => urgency(a) - urgency(b) || b.firedAt - a.firedAt);
}

/** Firing alerts that nobody has taken, the most urgent first. */
export function unacknowledged(alerts: readonly AlertView[]): readonly AlertView[] {
  return inOrderOfUrgency(alerts).filter(
    ({ clearedAt, acknowledgedBy }) => clearedAt === null && acknowledgedBy === null,
  );
}

function urgency({ clearedAt, severity, acknowledgedBy }: AlertView): number {
  return (clearedAt === null ? 0 : 4) + (severity === 'page' ? 0 : 2) + (acknowledgedBy === null ? 0 : 1);
}
