import type { Millis, RoundTime } from '@chaos-engine/core';

/** Where a replay is. */
export interface Playhead {
  readonly at: RoundTime;
  readonly playing: boolean;
  readonly speed: number;
  readonly skipIdle: boolean;
}

/** The replayed stretch, and the moments in it at which something happened, ascending. */
export interface Reel {
  readonly from: RoundTime;
  readonly to: RoundTime;
  readonly activity: readonly RoundTime[];
}

export const speeds = [1, 2, 4, 8] as const;
const idleMs = 5_000;
const leadMs = 800;

export const clampTo = ({ from, to }: Reel, at: RoundTime): RoundTime => Math.min(to, Math.max(from, at));

/** Plays on by a stretch of real time. Idle stretches are jumped over when wished for; at the end it stands. */
export function advance(head: Playhead, reel: Reel, elapsedMs: Millis): Playhead {
  if (!head.playing) return head;
  const at = head.at + elapsedMs * head.speed;
  const next = reel.activity.find((moment) => moment > head.at);
  const jumps = head.skipIdle && next !== undefined && next - at > idleMs;
  const reached = clampTo(reel, jumps ? next - leadMs : at);
  return { ...head, at: reached, playing: reached < reel.to };
}

/** The speed above or below. */
export function shiftSpeed(speed: number, by: 1 | -1): number {
  const index = (speeds as readonly number[]).indexOf(speed);
  return speeds[Math.min(speeds.length - 1, Math.max(0, index + by))] ?? 1;
}

/** The entry after or before a moment; a little slack, so that going back from an entry leaves it. */
export function neighbour<T extends { readonly at: RoundTime }>(
  entries: readonly T[],
  at: RoundTime,
  direction: 1 | -1,
): T | undefined {
  return direction === 1 ? entries.find((entry) => entry.at > at + 1) : entries.findLast((entry) => entry.at < at - 1);
}

/** The last entry at or before a moment. */
export function currentEntry<T extends { readonly at: RoundTime }>(
  entries: readonly T[],
  at: RoundTime,
): T | undefined {
  return entries.findLast((entry) => entry.at <= at);
}
