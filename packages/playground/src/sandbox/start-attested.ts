import { ChaosError } from '@chaos-engine/core';
import type { ContainerCreateOptions } from 'dockerode';
import type { Engine } from '../engine/engine.ts';
import { isConflict, isMissing } from '../engine/engine-error.ts';
import { attest } from './attest.ts';

/**
 * Makes a container of ours, compares it with what was asked and starts it; resolves to its id. `what` names it in messages.
 * Throws PLAYGROUND_FAILED when another call is making it, and leaves nothing when it fails.
 */
export async function startAttested(engine: Engine, what: string, body: ContainerCreateOptions): Promise<string> {
  const id = await create(engine, what, body);
  try {
    const facts = await engine.call(`inspect ${what}`, (docker) => docker.getContainer(id).inspect());
    attest(what, body, facts as unknown as Parameters<typeof attest>[2]);
    await engine.starts(() =>
      engine.call(`start ${what}`, (docker) => docker.getContainer(id).start(), { deadlineMs: 30_000 }),
    );
  } catch (error) {
    await removeContainer(engine, what, id).catch(() => {});
    throw error;
  }
  return id;
}

/** Removes a container of ours by its id or name. Safe to repeat. */
export async function removeContainer(engine: Engine, what: string, id: string): Promise<void> {
  await engine
    .call(`remove ${what}`, (docker) => docker.getContainer(id).remove({ force: true, v: true }), {
      idempotent: true,
      deadlineMs: 30_000,
    })
    .catch((error) => {
      if (!isMissing(error) && !isConflict(error)) throw error;
    });
}

async function create(engine: Engine, what: string, body: ContainerCreateOptions): Promise<string> {
  try {
    const made = await engine.call(`create ${what}`, (docker) => docker.createContainer(body), { deadlineMs: 30_000 });
    return made.id;
  } catch (error) {
    if (!isConflict(error)) throw error;
    throw new ChaosError('PLAYGROUND_FAILED', `${what} is being started by another call`, { cause: error });
  }
}
