import { ChaosError, type ServiceName } from '@chaos-engine/core';
import { isConflict, isMissing } from '../engine/engine-error.ts';
import { label } from '../sandbox/names.ts';
import type { TrafficTarget } from '../seams.ts';
import type { UsersNetwork } from './users-network.ts';

/** Where the users find their entry. */
export interface EntryLink {
  readonly containerId: string;
  readonly address: string;
}

/**
 * Puts the entry on the network of the users, if it is not there yet, and tells its address as the engine knows it.
 * `null` when there is no container of the entry any more.
 */
export async function linkEntry(
  target: TrafficTarget,
  network: UsersNetwork,
  entry: ServiceName,
): Promise<EntryLink | null> {
  const containerId = await findEntry(target, entry);
  if (containerId === null) return null;
  const linked = await addressOn(target, network, containerId);
  if (linked !== null) return { containerId, address: linked };
  await target.engine
    .call(`connect ${entry} to its users`, (docker) =>
      docker.getNetwork(network.id).connect({
        Container: containerId,
        EndpointConfig: { IPAMConfig: { IPv4Address: network.addresses.entry } },
      }),
    )
    .catch(ignoreConnected);
  const address = await addressOn(target, network, containerId);
  if (address !== null) return { containerId, address };
  throw new ChaosError('PLAYGROUND_FAILED', `service ${entry}: the engine gave it no address among its users`);
}

async function findEntry({ engine, labels, entryContainerId }: TrafficTarget, entry: ServiceName) {
  try {
    const facts = await engine.call(`inspect ${entry}`, (docker) => docker.getContainer(entryContainerId).inspect(), {
      idempotent: true,
    });
    return facts.Id;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  // The container may have been made anew meanwhile.
  const wanted = {
    [label.instance]: labels[label.instance],
    [label.round]: labels[label.round],
    [label.service]: entry,
  };
  const filter = Object.entries(wanted).map(([name, value]) => `${name}=${value}`);
  const found = await engine.call(
    'list containers',
    (docker) => docker.listContainers({ all: true, filters: { label: filter } }),
    { idempotent: true },
  );
  return found[0]?.Id ?? null;
}

async function addressOn({ engine }: TrafficTarget, { id, name }: UsersNetwork, containerId: string) {
  const facts = await engine.call('inspect the entry', (docker) => docker.getContainer(containerId).inspect(), {
    idempotent: true,
  });
  const endpoint = facts.NetworkSettings.Networks[name];
  // A stopped container keeps its place but shows no address; ours are fixed.
  if (endpoint === undefined || (endpoint.NetworkID !== '' && endpoint.NetworkID !== id)) return null;
  return endpoint.IPAddress || endpoint.IPAMConfig?.IPv4Address || null;
}

function ignoreConnected(error: unknown): void {
  // 403: it is an endpoint of this network already, another call was faster.
  const already = /already exists in network/i.test(String((error as Error).message));
  if (!already && !isConflict(error)) throw error;
}
