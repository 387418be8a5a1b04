import type { Millis, TrafficReport } from '@chaos-engine/core';

/** Keeps the count of seconds over breaks of the link and deaths of the agent. */
export interface TickWatch {
  /** True when this report is new: none of its second or of a later one was there before. */
  isNew(report: TrafficReport, nowMs: Millis): boolean;
  /** The last second reported; `null` before the first. */
  last(): number | null;
  /** The second an agent that is started now has to begin with: 0 for the first one. */
  nextFirstTick(nowMs: Millis): number;
}

/** Times are of one monotonic clock. */
export function createTickWatch(): TickWatch {
  let last: number | null = null;
  let zeroMs = 0;
  return {
    isNew({ tick, ageMs }, nowMs) {
      if (last !== null && tick <= last) return false;
      last = tick;
      zeroMs = nowMs - ageMs - tick * 1_000;
      return true;
    },
    last: () => last,
    nextFirstTick: (nowMs) => (last === null ? 0 : Math.max(last + 1, Math.ceil((nowMs - zeroMs) / 1_000))),
  };
}
