import type { AlertView } from '@chaos-engine/protocol';

/** Alerts that fired since an earlier look, also those that fired again. */
export function newlyFired(before: readonly AlertView[], after: readonly AlertView[]): readonly AlertView[] {
  const known = new Set(before.map(({ id, firedAt }) => `${id}@${firedAt}`));
  return after.filter(({ id, firedAt, clearedAt }) => clearedAt === null && !known.has(`${id}@${firedAt}`));
}

/** Firing alerts that nobody has taken, newest first. */
export function unacknowledged(alerts: readonly AlertView[]): readonly AlertView[] {
  return alerts
    .filter(({ clearedAt, acknowledgedBy }) => clearedAt === null && acknowledgedBy === null)
    .toSorted((a, b) => b.firedAt - a.firedAt);
}
