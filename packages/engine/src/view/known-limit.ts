import { nextDeadline, type RoundSnapshot, type RoundTime } from '@chaos-engine/core';

/** When what the player is doing ends by itself, where that may be told: all other deadlines would tell what is secret. */
export function knownLimit(snapshot: RoundSnapshot): RoundTime | null {
  const next = nextDeadline(snapshot);
  // The limit of the round counts from the first impact, so it stays untold.
  return next?.deadline === 'answers' ? next.at : null;
}
