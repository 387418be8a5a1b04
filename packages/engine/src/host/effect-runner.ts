import { type Clock, type Effect, isChaosError } from '@chaos-engine/core';
import { delay } from './round-clock.ts';

/** Does one thing the round wants until it is done or no longer wanted (the signal). Safe to begin again. */
export type RunEffect = (signal: AbortSignal) => Promise<void>;

export interface EffectRunnerOptions {
  readonly effects: Readonly<Record<Effect, RunEffect>>;
  readonly clock: Clock;
  /** Called when an effect failed for good; the round cannot go on. */
  readonly onFailure: (effect: Effect, cause: unknown) => void;
}

/** Keeps exactly the wanted effects running. */
export interface EffectRunner {
  reconcile(wanted: ReadonlySet<Effect>): void;
  /** Stops all and resolves when they have let go. */
  stop(): Promise<void>;
}

export function createEffectRunner({ effects, clock, onFailure }: EffectRunnerOptions): EffectRunner {
  const running = new Map<Effect, { readonly abort: AbortController; readonly done: Promise<void> }>();
  let stopped = false;

  const begin = (effect: Effect) => {
    const abort = new AbortController();
    const done = persist(effects[effect], clock, abort.signal).catch((cause: unknown) => {
      if (!abort.signal.aborted) onFailure(effect, cause);
    });
    running.set(effect, { abort, done });
  };

  return {
    reconcile(wanted) {
      if (stopped) return;
      for (const [effect, { abort }] of running) {
        if (wanted.has(effect)) continue;
        running.delete(effect);
        abort.abort(new Error(`${effect} is no longer wanted`));
      }
      // A finished effect stays in the map while it is wanted, so that it is done once.
      for (const effect of wanted) if (!running.has(effect)) begin(effect);
    },
    async stop() {
      stopped = true;
      const all = [...running.values()];
      for (const { abort } of all) abort.abort(new Error('the host is stopping'));
      await Promise.all(all.map(({ done }) => done));
    },
  };
}

/** An engine that is away for a while is nobody's failure: try again, every second, until the effect is unwanted. */
async function persist(run: RunEffect, clock: Clock, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      return await run(signal);
    } catch (error) {
      const away = isChaosError(error) && (error.code === 'ENGINE_UNAVAILABLE' || error.code === 'ENGINE_TIMEOUT');
      if (!away || signal.aborted) throw error;
      await delay(clock, 1_000, signal);
    }
  }
}
