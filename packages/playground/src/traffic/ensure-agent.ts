import { isMissing } from '../engine/engine-error.ts';
import { resolveImages } from '../provision/resolve-images.ts';
import { removeContainer, startAttested } from '../sandbox/start-attested.ts';
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
const what = 'the users';

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
  return { id: await startAttested(engine, what, body), fresh: true };
}

/** Removes the container of the users. Safe to repeat. */
export const removeAgent = (target: TrafficTarget): Promise<void> =>
  removeContainer(target.engine, what, target.containerName(role));

async function inspectAgent(target: TrafficTarget) {
  const name = target.containerName(role);
  try {
    return await target.engine.call(`inspect ${what}`, (docker) => docker.getContainer(name).inspect(), {
      idempotent: true,
    });
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
