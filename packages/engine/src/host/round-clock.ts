import type { Clock, Millis, RoundTime } from '@chaos-engine/core';

/** A round's own clock: runs with the monotonic clock, stands still while it is stopped. */
export interface RoundClock {
  now(): RoundTime;
  /** The round time `agoMs` before now; not earlier than the last moment the clock was started. */
  ago(agoMs: Millis): RoundTime;
  readonly running: boolean;
  stop(): void;
  start(): void;
  /** Resolves when the clock has reached `at`, however long it stood still meanwhile; rejects when aborted. */
  reach(at: RoundTime, signal: AbortSignal): Promise<void>;
}

/** A stopped clock at `elapsed`; call `start` to let it run. */
export function createRoundClock(clock: Clock, elapsed: RoundTime): RoundClock {
  let before = elapsed;
  let since: number | null = null;
  const now = () => before + (since === null ? 0 : clock.monotonic() - since);
  return {
    now,
    ago: (agoMs) => Math.max(before, now() - agoMs),
    get running() {
      return since !== null;
    },
    stop() {
      before = now();
      since = null;
    },
    start() {
      since ??= clock.monotonic();
    },
    async reach(at, signal) {
      while (now() < at) {
        // A stopped clock is looked at again often enough that nobody notices.
        const waitMs = since === null ? 250 : Math.min(at - now(), 250);
        await delay(clock, Math.max(1, Math.ceil(waitMs)), signal);
      }
    },
  };
}

/** Resolves after `ms` of the clock given; rejects with the signal's reason when aborted. */
export function delay(clock: Clock, ms: Millis, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = () => {
      clock.clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = clock.setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** The machine's own clock. The traffic agent has one of its own: it runs alone in its image, and the engine knows no adapter. */
export const systemClock: Clock = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
  setTimeout: (fn, delayMs) => setTimeout(fn, delayMs),
  clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
};
