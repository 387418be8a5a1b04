import { ChaosError } from '@chaos-engine/core';
import type { ContainerCreateOptions } from 'dockerode';
import { isConflict, isMissing } from '../engine/engine-error.ts';
import { resolveImages } from '../provision/resolve-images.ts';
import { attest } from '../sandbox/attest.ts';
import type { TrafficTarget } from '../seams.ts';
import { agentContainer } from './agent-container.ts';
import type { UsersNetwork } from './users-network.ts';

export interface AgentContainer {
  readonly id: string;
  /** It has just been started: it knows no plan yet. */
  readonly fresh: boolean;
}

/** Reserved for us: no service of a stack may begin so. */
const role = 'ce-users';

/** Is there a container of the users, running or not? */
export const agentExists = async (target: TrafficTarget): Promise<boolean> => (await inspectAgent(target)) !== null;

/** Finds the running container of the users, or makes, attests and starts one. */
export async function ensureAgent(
  target: TrafficTarget,
  network: UsersNetwork,
  image: string,
): Promise<AgentContainer> {
  const { engine } = target;
  const left = await inspectAgent(target);
  if (left?.State.Running) return { id: left.Id, fresh: false };
  if (left !== null) await removeAgent(target);

  const imageId = (await resolveImages(engine, [image])).get(image)?.id ?? image;
  const body = agentContainer({
    name: target.containerName(role),
    imageId,
    labels: target.labels,
    network: network.name,
    address: network.addresses.agent,
    swapLimit: (await engine.features()).swapLimit,
  });
  const id = await create(target, body);
  try {
    const facts = await engine.call('inspect the users', (docker) => docker.getContainer(id).inspect());
    attest(role, body, facts as unknown as Parameters<typeof attest>[2]);
    await engine.starts(() =>
      engine.call('start the users', (docker) => docker.getContainer(id).start(), { deadlineMs: 30_000 }),
    );
  } catch (error) {
    await removeAgent(target).catch(() => {});
    throw error;
  }
  return { id, fresh: true };
}

/** Removes the container of the users. Safe to repeat. */
export async function removeAgent(target: TrafficTarget): Promise<void> {
  const name = target.containerName(role);
  await target.engine
    .call('remove the users', (docker) => docker.getContainer(name).remove({ force: true, v: true }), {
      idempotent: true,
      deadlineMs: 30_000,
    })
    .catch((error) => {
      if (!isMissing(error) && !isConflict(error)) throw error;
    });
}

async function inspectAgent(target: TrafficTarget) {
  const name = target.containerName(role);
  try {
    return await target.engine.call('inspect the users', (docker) => docker.getContainer(name).inspect(), {
      idempotent: true,
    });
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function create(target: TrafficTarget, body: ContainerCreateOptions): Promise<string> {
  try {
    const made = await target.engine.call('create the users', (docker) => docker.createContainer(body), {
      deadlineMs: 30_000,
    });
    return made.id;
  } catch (error) {
    if (!isConflict(error)) throw error;
    throw new ChaosError('PLAYGROUND_FAILED', `the users of round ${target.round} are being started by another call`, {
      cause: error,
    });
  }
}
