import type { Clock, Millis } from '@chaos-engine/core';

/** A clock that moves only when told, and runs what falls due in order. */
export interface ManualClock extends Clock {
  /** Moves on by `ms`, running each timer at its own moment and letting promises settle in between. */
  advance(ms: Millis): Promise<void>;
  /** Moves on in steps until `done` holds; throws when it does not within `limitMs`. */
  advanceUntil(done: () => boolean, limitMs: Millis, what?: string): Promise<void>;
}

export function createManualClock(startWall = 1_700_000_000_000): ManualClock {
  let now = 0;
  let nextId = 1;
  const timers = new Map<number, { at: Millis; fn: () => void }>();

  const settle = async () => {
    for (let turn = 0; turn < 5; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
  };
  const advance = async (ms: Millis) => {
    const until = now + ms;
    await settle();
    for (;;) {
      const due = [...timers].filter(([, { at }]) => at <= until).sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
      if (!due) break;
      const [id, { at, fn }] = due;
      timers.delete(id);
      now = Math.max(now, at);
      fn();
      await settle();
    }
    now = until;
  };
  return {
    monotonic: () => now,
    wall: () => startWall + now,
    setTimeout(fn, delayMs) {
      timers.set(nextId, { at: now + Math.max(0, delayMs), fn });
      return nextId++;
    },
    clearTimeout: (id) => void timers.delete(id as number),
    advance,
    async advanceUntil(done, limitMs, what = 'the condition') {
      const limit = now + limitMs;
      while (!done()) {
        if (now >= limit) throw new Error(`${what} did not hold within ${limitMs} ms`);
        await advance(500);
      }
    },
  };
}
