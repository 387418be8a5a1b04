import { ChaosError } from '@chaos-engine/core';
import { isMissing } from '../engine/engine-error.ts';
import type { TrafficTarget } from '../seams.ts';
import { type UsersAddresses, usersAddresses } from './users-addresses.ts';

/** The link between the users and the entry: an internal network that nobody else is on. */
export interface UsersNetwork {
  readonly id: string;
  readonly name: string;
  readonly addresses: UsersAddresses;
}

/** No Compose file can name a network with a dot in it, so no service can be put on this one. */
const networkRole = 'ce.users';

/** Makes the network of the users, or finds it. */
export async function ensureUsersNetwork(target: TrafficTarget): Promise<UsersNetwork> {
  const id = await target.ensureNetwork(networkRole);
  const facts = await inspect(target, id);
  return { id, name: facts.Name, addresses: usersAddresses(facts.IPAM?.Config?.[0]?.Subnet ?? '') };
}

/** Throws SANDBOX_MISMATCH when anybody but these containers is on the network. */
export async function attestAlone(target: TrafficTarget, network: UsersNetwork, allowed: readonly string[]) {
  const present = Object.keys((await inspect(target, network.id)).Containers ?? {});
  const stranger = present.find((id) => !allowed.includes(id));
  if (stranger === undefined) return;
  throw new ChaosError(
    'SANDBOX_MISMATCH',
    `network ${network.name}: container ${stranger.slice(0, 12)} is on it, where only the users and their entry may be; disconnect it`,
  );
}

/** Takes the entry off the network of the users and removes it. Safe to repeat. */
export async function removeUsersNetwork({ engine }: TrafficTarget, { id }: UsersNetwork): Promise<void> {
  const ignoreMissing = (error: unknown) => {
    if (!isMissing(error)) throw error;
  };
  const facts = await engine
    .call('inspect the network of the users', (docker) => docker.getNetwork(id).inspect())
    .catch(ignoreMissing);
  for (const container of Object.keys(facts?.Containers ?? {})) {
    await engine
      .call('disconnect the entry', (docker) => docker.getNetwork(id).disconnect({ Container: container, Force: true }))
      .catch(ignoreMissing);
  }
  await engine.call('remove the network of the users', (docker) => docker.getNetwork(id).remove()).catch(ignoreMissing);
}

const inspect = ({ engine }: TrafficTarget, id: string) =>
  engine.call('inspect the network of the users', (docker) => docker.getNetwork(id).inspect(), { idempotent: true });
