import { randomBytes } from 'node:crypto';
import type { Millis, RoundId, StackId } from '@chaos-engine/core';
import { poolPrefix } from './claims.ts';
import { planPool, reserveBytes } from './plan-pool.ts';
import type { PoolCount, PoolOptions, PoolRequest } from './pool-options.ts';

/** Paused playgrounds, each handed over once and never taken back. */
export interface Pool {
  /** Keeps playgrounds of this stack ready from now on. */
  keep(request: PoolRequest): void;
  /** One made from exactly this, or `null`. Whatever was made of the stack from something else is given up. */
  take(stack: StackId, digest: string): RoundId | null;
  /** Settles when the one that is being made from exactly this can be taken, or has failed; `null` when none is made. */
  making(stack: StackId, digest: string): Promise<void> | null;
  /** Gives up what is being made, so that a round has the machine to itself. */
  giveWay(): void;
  /** Does it keep playgrounds of this stack ready? */
  keeps(stack: StackId): boolean;
  counts(): readonly PoolCount[];
  /** Ids that wait or are being made. */
  ids(): readonly RoundId[];
  close(): void;
}

interface Waiting {
  readonly engineId: RoundId;
  readonly digest: string;
  readonly madeAt: Millis;
}

interface Shelf {
  readonly request: PoolRequest;
  waiting: Waiting[];
  costBytes: number;
  because: string | null;
  /** Not before then is another try made. */
  restUntil: Millis;
}

interface Filling {
  readonly engineId: RoundId;
  readonly stack: StackId;
  readonly digest: string;
  readonly done: Promise<void>;
  givenUp: boolean;
}

const beatMs = 2_000;
const oldestMs = 4 * 60 * 60 * 1_000;
/** A stack that cannot be made now can seldom be made two seconds later. */
const afterFailureMs = 60_000;

export function createPool(options: PoolOptions): Pool {
  const { clock, size } = options;
  const shelves = new Map<StackId, Shelf>();
  const surplus = new Set<RoundId>();
  let filling: Filling | null = null;
  let closed = false;
  let handle: unknown = null;

  const step = (shelf: Shelf) =>
    planPool({
      target: size,
      waiting: shelf.waiting.length,
      filling: filling !== null,
      busy: options.busy(),
      playing: options.playing(),
      processors: options.processors,
      freeMemoryBytes: options.freeMemoryBytes(),
      costBytes: shelf.costBytes,
    });

  async function fill(stack: StackId, shelf: Shelf): Promise<void> {
    const recipe = await options.recipe(shelf.request);
    shelf.costBytes = recipe.costBytes;
    // Looked at again: a round may have begun meanwhile, and what one costs is known only now.
    if (closed || step(shelf) !== 'fill') return;
    const engineId = `${poolPrefix}${randomBytes(6).toString('hex')}`;
    const { digest } = recipe;
    const making = options.make(engineId, shelf.request).then(() => {
      shelf.waiting.push({ engineId, digest, madeAt: clock.monotonic() });
    });
    const now: Filling = { engineId, stack, digest, done: making.catch(() => undefined), givenUp: false };
    filling = now;
    try {
      await making;
    } catch (error) {
      if (!now.givenUp && !closed) throw error;
    } finally {
      filling = null;
    }
  }

  async function tend(stack: StackId, shelf: Shelf): Promise<void> {
    const old = shelf.waiting.filter((one) => clock.monotonic() - one.madeAt > oldestMs);
    shelf.waiting = shelf.waiting.filter((one) => !old.includes(one));
    for (const one of old) surplus.add(one.engineId);
    const next = step(shelf);
    const dropped = next === 'drop' ? shelf.waiting.shift() : undefined;
    if (dropped) surplus.add(dropped.engineId);
    if (next === 'short') shelf.because = shortOf(options.freeMemoryBytes(), shelf.costBytes);
    if (next !== 'fill' || clock.monotonic() < shelf.restUntil) return;
    try {
      await fill(stack, shelf);
      shelf.because = null;
    } catch (error) {
      shelf.restUntil = clock.monotonic() + afterFailureMs;
      const because = error instanceof Error ? error.message : String(error);
      // Said once, not every minute.
      if (because !== shelf.because) options.onError?.(error);
      shelf.because = because;
    }
  }

  async function beat(): Promise<void> {
    for (const [stack, shelf] of shelves) await tend(stack, shelf);
    for (const engineId of surplus) {
      await options.remove(engineId);
      surplus.delete(engineId);
    }
  }

  const next = () => {
    handle = null;
    void beat()
      .catch((error) => options.onError?.(error))
      .finally(() => {
        if (!closed) handle = clock.setTimeout(next, beatMs);
      });
  };

  return {
    keep(request) {
      if (size === 0 || closed || shelves.has(request.stack.id)) return;
      shelves.set(request.stack.id, { request, waiting: [], costBytes: 0, because: null, restUntil: 0 });
      if (shelves.size === 1) next();
    },
    take(stack, digest) {
      const shelf = shelves.get(stack);
      if (!shelf) return null;
      for (const one of shelf.waiting) if (one.digest !== digest) surplus.add(one.engineId);
      shelf.waiting = shelf.waiting.filter((one) => one.digest === digest);
      return shelf.waiting.shift()?.engineId ?? null;
    },
    making: (stack, digest) =>
      filling?.stack === stack && filling.digest === digest && !filling.givenUp ? filling.done : null,
    giveWay() {
      if (filling === null || filling.givenUp) return;
      filling.givenUp = true;
      void options.remove(filling.engineId).catch((error) => options.onError?.(error));
    },
    keeps: (stack) => shelves.has(stack),
    counts: () =>
      [...shelves].map(([stack, { waiting, because }]) => ({ stack, ready: waiting.length, wanted: size, because })),
    ids: () => [
      ...[...shelves.values()].flatMap((shelf) => shelf.waiting.map((one) => one.engineId)),
      ...(filling === null ? [] : [filling.engineId]),
      ...surplus,
    ],
    close() {
      closed = true;
      if (handle !== null) clock.clearTimeout(handle);
    },
  };
}

function shortOf(freeBytes: number, costBytes: number): string {
  const gib = (bytes: number) => (bytes / 2 ** 30).toFixed(1);
  return `${gib(freeBytes)} GiB of memory free, ${gib(reserveBytes + costBytes)} GiB needed`;
}
