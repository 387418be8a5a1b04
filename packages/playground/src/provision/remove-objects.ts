import type { Network } from 'dockerode';
import type { Engine } from '../engine/engine.ts';
import { engineStatus, isConflict, isMissing } from '../engine/engine-error.ts';
import type { OwnedObject } from './find-objects.ts';

/**
 * Removes what `find` finds, containers first, again and again until it has found nothing twice in a row: a create that
 * was in flight when its caller died can still complete. Throws the last error when objects stay for `tries` passes.
 */
export async function removeUntilQuiet(
  engine: Engine,
  find: () => Promise<readonly OwnedObject[]>,
  wait: () => Promise<void>,
  tries = 40,
): Promise<number> {
  const removed = new Set<string>();
  let quiet = 0;
  let lastError: unknown = null;
  for (let pass = 0; pass < tries && quiet < 2; pass++) {
    if (pass > 0) await wait();
    const objects = await find();
    quiet = objects.length === 0 ? quiet + 1 : 0;
    for (const kind of ['container', 'network', 'volume'] as const) {
      const outcomes = await Promise.allSettled(
        objects
          .filter((object) => object.kind === kind)
          .map((object) => removeObject(engine, object).then(() => removed.add(object.id))),
      );
      lastError = outcomes.find((outcome) => outcome.status === 'rejected')?.reason ?? lastError;
    }
  }
  if (quiet < 2) throw lastError ?? new Error('objects keep appearing');
  return removed.size;
}

async function removeObject(engine: Engine, { kind, id, name }: OwnedObject): Promise<void> {
  try {
    await engine.call(
      `remove the ${kind} ${name}`,
      (docker): Promise<unknown> => {
        if (kind === 'container') return docker.getContainer(id).remove({ force: true, v: true });
        if (kind === 'network') return removeNetwork(docker.getNetwork(id));
        return docker.getVolume(id).remove({ force: true });
      },
      { idempotent: true, deadlineMs: 30_000 },
    );
  } catch (error) {
    // Gone already, or somebody else is removing it: the next pass will see.
    if (!isMissing(error) && !isConflict(error)) throw error;
  }
}

/**
 * An engine may keep the end of a container in a network after the container has gone, and then refuses for ever to remove
 * the network. Such an end can be cut off by its name.
 */
async function removeNetwork(network: Network): Promise<void> {
  try {
    await network.remove({ force: true });
  } catch (error) {
    if (engineStatus(error) !== 403) throw error;
    const { Containers: ends = {} } = (await network.inspect()) as { Containers?: Record<string, { Name: string }> };
    for (const { Name } of Object.values(ends))
      await network.disconnect({ Container: Name, Force: true }).catch(() => {});
    await network.remove({ force: true });
  }
}
