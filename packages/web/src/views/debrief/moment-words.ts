import type { RoundTime } from '@chaos-engine/core';
import type { Debrief } from '@chaos-engine/protocol';

/** When a moment of the clock was, or `null` when it never came. */
export function momentAt(debrief: Debrief, name: string): RoundTime | null {
  return debrief.moments.find((moment) => moment.name === name)?.at ?? null;
}

/** T+00:00 of a debrief: when the watch began. */
export function originOf(debrief: Debrief): RoundTime {
  return momentAt(debrief, 'T_ready') ?? 0;
}
