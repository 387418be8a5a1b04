import type { RoundId } from '@chaos-engine/core';
import type { Engine } from '../engine/engine.ts';
import { engineStatus } from '../engine/engine-error.ts';
import { findRound } from './find-objects.ts';

/** Freezes every container of a round: it takes memory, but no processor. */
export async function freezeRound(engine: Engine, instance: string, round: RoundId): Promise<void> {
  await each(engine, instance, round, 'pause', 'running');
}

/** Lets every container of a round go on. */
export async function thawRound(engine: Engine, instance: string, round: RoundId): Promise<void> {
  await each(engine, instance, round, 'unpause', 'paused');
}

async function each(
  engine: Engine,
  instance: string,
  round: RoundId,
  verb: 'pause' | 'unpause',
  state: string,
): Promise<void> {
  const objects = await findRound(engine, instance, round);
  const containers = objects.filter((object) => object.kind === 'container' && object.state === state);
  await Promise.all(
    containers.map(async ({ id, name }) => {
      try {
        await engine.call(`${verb} ${name}`, (docker) => docker.getContainer(id)[verb]());
      } catch (error) {
        // Another call got there first.
        if (engineStatus(error) !== 304 && !/(?:already|not) paused/i.test(String(error))) throw error;
      }
    }),
  );
}
