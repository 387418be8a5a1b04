import type { Clock, Millis, RoundId } from '@chaos-engine/core';
import type { Engine } from './engine/engine.ts';
import { findObjects } from './provision/find-objects.ts';
import { unwanted } from './provision/plan-sweep.ts';
import { removeUntilQuiet } from './provision/remove-objects.ts';
import { label } from './sandbox/names.ts';

export interface Janitor {
  /** Removes every object of a round that is not wanted; resolves to how many there were. */
  sweep(): Promise<number>;
  /** Sweeps now and then every 30 s; returns the way to stop. */
  start(): () => void;
}

export interface JanitorOptions {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly instance: string;
  readonly epoch: number;
  /** Ids, as objects carry them, that must stay. Asked anew for each pass. */
  readonly wanted: () => ReadonlySet<RoundId>;
  readonly everyMs?: Millis;
  /** Done with every beat besides. */
  readonly onBeat?: () => Promise<unknown>;
  /** Told what a pass could not do; the next tries again. */
  readonly onError?: (error: unknown) => void;
}

const betweenPassesMs = 1_000;

/** Finds by label whatever no round wants, and removes it until two passes, a second apart, have found nothing. */
export function createJanitor({
  engine,
  clock,
  instance,
  epoch,
  wanted,
  everyMs = 30_000,
  onBeat,
  onError = () => {},
}: JanitorOptions): Janitor {
  const wait = () => new Promise<void>((resolve) => clock.setTimeout(resolve, betweenPassesMs));
  const find = async () =>
    unwanted(await findObjects(engine, { [label.round]: null }), {
      instance,
      epoch,
      wanted: wanted(),
      nowS: clock.wall() / 1_000,
    });

  const sweep = () => removeUntilQuiet(engine, find, wait);

  return {
    sweep,
    start() {
      let stopped = false;
      let handle: unknown = null;
      const beat = async () => {
        // A quiet beat costs one look; only what is found is worth waiting for.
        if ((await find()).length > 0) await sweep();
        await onBeat?.();
      };
      const next = () => {
        void beat()
          .catch(onError)
          .finally(() => {
            if (!stopped) handle = clock.setTimeout(next, everyMs);
          });
      };
      next();
      return () => {
        stopped = true;
        clock.clearTimeout(handle);
      };
    },
  };
}
