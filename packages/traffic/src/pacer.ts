import type { Clock, Millis } from '@chaos-engine/core';
import { type Arrival, tickMs } from './schedule.ts';

/** What is to happen, and when it is called. */
export interface Pace {
  readonly firstTick: number;
  /** Called as a second begins: who starts in it, in order. Seconds that this process slept through are left out. */
  readonly onTick: (tick: number) => readonly Arrival[];
  readonly onArrival: (arrival: Arrival, tick: number, lateMs: Millis) => void;
}

export interface Pacer {
  /** The second under way. */
  tick(): number;
  /** When a second began, on the monotonic clock. */
  beganAt(tick: number): Millis;
  stop(): void;
}

/** A start that this process could not make within this time is left out, not made up for in a burst. */
const latestStartMs = 1_000;

/** Timers may fire a little early by another clock; so much is now. */
const earlyMs = 0.5;

/** Calls each arrival at its moment, whatever became of those before. */
export function startPacer(clock: Clock, { firstTick, onTick, onArrival }: Pace): Pacer {
  const zero = clock.monotonic() - firstTick * tickMs;
  let tick = firstTick - 1;
  let queue: readonly Arrival[] = [];
  let next = 0;
  let timer: unknown;
  let stopped = false;

  wake();
  return {
    tick: () => tick,
    beganAt: (of) => zero + of * tickMs,
    stop() {
      stopped = true;
      clock.clearTimeout(timer);
    },
  };

  function wake(): void {
    while (!stopped) {
      const nowMs = clock.monotonic() - zero;
      const arrival = queue[next];
      const dueMs = arrival?.atMs ?? (tick + 1) * tickMs;
      if (dueMs > nowMs + earlyMs) {
        timer = clock.setTimeout(wake, dueMs - nowMs);
        return;
      }
      if (arrival === undefined) openNextTick(nowMs);
      else {
        next += 1;
        if (nowMs - dueMs <= latestStartMs) onArrival(arrival, tick, Math.max(0, nowMs - dueMs));
      }
    }
  }

  function openNextTick(nowMs: Millis): void {
    tick = Math.max(tick + 1, Math.floor((nowMs - latestStartMs) / tickMs));
    queue = onTick(tick);
    next = 0;
  }
}
