import { randomBytes } from 'node:crypto';
import type { Clock, Millis, ProvisionRequest, RoundId, StackId } from '@chaos-engine/core';
import { poolPrefix } from './claims.ts';
import { planPool } from './plan-pool.ts';

/** A playground that was prepared, and paused before anybody touched it. */
interface Waiting {
  readonly engineId: RoundId;
  /** Digest of all it was made from. */
  readonly digest: string;
  readonly madeAt: Millis;
}

export interface PoolOptions {
  readonly clock: Clock;
  /** Playgrounds to keep ready for a stack. */
  readonly size: number;
  readonly freeMemoryBytes: () => number;
  /** True while a round is being prepared. */
  readonly busy: () => boolean;
  /** Makes a playground, waits until it is healthy, and pauses it. */
  readonly make: (
    engineId: RoundId,
    request: ProvisionRequest,
  ) => Promise<{ readonly digest: string; readonly costBytes: number }>;
  readonly remove: (engineId: RoundId) => Promise<void>;
  readonly onError?: (error: unknown) => void;
}

/** Paused playgrounds, each handed over once and never taken back. */
export interface Pool {
  /** Keeps playgrounds of this stack ready from now on. */
  keep(request: Omit<ProvisionRequest, 'id'>): void;
  /** One made from exactly this, or `null`. */
  take(stack: StackId, digest: string): RoundId | null;
  /** Ids that wait or are being made. */
  ids(): readonly RoundId[];
  close(): void;
}

const beatMs = 2_000;
const oldestMs = 4 * 60 * 60 * 1_000;

export function createPool(options: PoolOptions): Pool {
  const { clock } = options;
  const stacks = new Map<StackId, { request: Omit<ProvisionRequest, 'id'>; waiting: Waiting[]; costBytes: number }>();
  let filling: RoundId | null = null;
  let closed = false;
  let handle: unknown = null;

  async function fill(stack: StackId): Promise<void> {
    const entry = stacks.get(stack);
    if (!entry) return;
    const engineId = `${poolPrefix}${randomBytes(6).toString('hex')}`;
    filling = engineId;
    try {
      const { digest, costBytes } = await options.make(engineId, { ...entry.request, id: engineId });
      entry.costBytes = costBytes;
      entry.waiting.push({ engineId, digest, madeAt: clock.monotonic() });
    } finally {
      filling = null;
    }
  }

  async function beat(): Promise<void> {
    for (const [stack, entry] of stacks) {
      const stale = entry.waiting.filter((one) => clock.monotonic() - one.madeAt > oldestMs);
      entry.waiting = entry.waiting.filter((one) => !stale.includes(one));
      for (const one of stale) await options.remove(one.engineId);
      const step = planPool({
        target: options.size,
        waiting: entry.waiting.length,
        filling: filling !== null,
        busy: options.busy(),
        freeMemoryBytes: options.freeMemoryBytes(),
        costBytes: entry.costBytes,
      });
      if (step === 'fill') await fill(stack);
      const surplus = step === 'drop' ? entry.waiting.shift() : undefined;
      if (surplus) await options.remove(surplus.engineId);
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
      if (options.size === 0 || stacks.has(request.stack.id)) return;
      stacks.set(request.stack.id, { request, waiting: [], costBytes: 0 });
      if (stacks.size === 1) next();
    },
    take(stack, digest) {
      const entry = stacks.get(stack);
      const at = entry?.waiting.findIndex((one) => one.digest === digest) ?? -1;
      return at < 0 ? null : (entry?.waiting.splice(at, 1)[0]?.engineId ?? null);
    },
    ids: () => [
      ...[...stacks.values()].flatMap((entry) => entry.waiting.map((one) => one.engineId)),
      ...(filling === null ? [] : [filling]),
    ],
    close() {
      closed = true;
      if (handle !== null) clock.clearTimeout(handle);
    },
  };
}
