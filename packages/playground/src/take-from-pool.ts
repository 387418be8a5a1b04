import type { Clock, ProvisionRequest, ProvisionStep, RoundId } from '@chaos-engine/core';
import type { Claims } from './claims.ts';
import type { Engine } from './engine/engine.ts';
import type { Pool } from './pool.ts';
import { poolRecipe } from './pool-recipe.ts';
import { thawRound } from './provision/freeze-round.ts';
import type { LoadedStack } from './provision/load-stack.ts';
import { createStepReporter } from './provision/step-reporter.ts';
import type { Workshop } from './workshop.ts';

export interface PoolDoor {
  readonly engine: Engine;
  readonly instance: string;
  readonly clock: Clock;
  readonly pool: Pool;
  readonly claims: Claims;
  readonly workshop: Workshop;
  readonly onError: (error: unknown) => void;
}

/** Wakes a playground of the pool for a round; resolves to its id on the engine, or `null` when there is none for it. */
export async function takeFromPool(
  door: PoolDoor,
  { id, stack }: ProvisionRequest,
  loaded: LoadedStack,
  { onStep, signal }: { readonly onStep: (step: ProvisionStep) => void; readonly signal: AbortSignal },
): Promise<RoundId | null> {
  const { engine, instance, pool, claims, workshop } = door;
  const report = createStepReporter(door.clock, onStep);

  const find = async (): Promise<RoundId | null> => {
    // Given to it before, by a call that was interrupted.
    if (claims.engineId(id) !== id) return claims.engineId(id);
    if (!pool.keeps(stack.id)) return null;
    const { digest } = await poolRecipe(engine, loaded);
    const ready = pool.take(stack.id, digest);
    if (ready !== null) return ready;
    const nearly = pool.making(stack.id, digest);
    if (nearly === null) {
      pool.giveWay();
      return null;
    }
    await report('one that is nearly ready', () => Promise.race([nearly, untilAborted(signal)]));
    return signal.aborted ? null : pool.take(stack.id, digest);
  };

  const engineId = await find();
  if (engineId === null) return null;
  // Written down first: a playground that runs and belongs to nobody would be swept.
  claims.claim(id, engineId);
  try {
    await report('from the pool', () => thawRound(engine, instance, engineId));
    return engineId;
  } catch (error) {
    // One that does not wake is no reason to let the round wait for the next try.
    door.onError(error);
    await workshop.remove(engineId);
    claims.forget(id);
    return null;
  }
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
