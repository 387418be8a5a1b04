import { ChaosError } from '@chaos-engine/core';
import { compareVersions } from '../engine/compare-versions.ts';
import type { Engine } from '../engine/engine.ts';
import { engineStatus, isConflict } from '../engine/engine-error.ts';
import { freeSubnets } from '../sandbox/address-pool.ts';
import { networkName } from '../sandbox/names.ts';
import { type NetworkPlan, networkBody } from '../sandbox/network-body.ts';
import type { OwnedObject } from './find-objects.ts';

/** Makes a network of a round on addresses that nobody uses, or finds the one that an interrupted call left. */
export async function ensureNetwork(
  engine: Engine,
  plan: Omit<NetworkPlan, 'subnet' | 'isolateGateway'>,
  addresses: string,
  existing: readonly OwnedObject[],
): Promise<string> {
  const name = networkName(plan.owner.round, plan.network);
  const left = existing.find((object) => object.kind === 'network' && object.name === name);
  if (left) return left.id;

  const taken = await engine.call('list networks', (docker) => docker.listNetworks(), { idempotent: true });
  const subnets = freeSubnets(
    addresses,
    taken.flatMap((network) => (network.IPAM?.Config ?? []).map((config) => config.Subnet ?? '')),
  );
  let lastError: unknown = null;
  for (const subnet of subnets) {
    const body = networkBody({ ...plan, subnet, isolateGateway: await canIsolate(engine) });
    try {
      const { id } = await engine.call(`create the network ${name}`, (docker) => docker.createNetwork(body), {
        deadlineMs: 20_000,
      });
      await checkNetwork(engine, id, body);
      return id;
    } catch (error) {
      if (!isAddressConflict(error)) throw error;
      // Another process took these addresses between our look and our create.
      lastError = error;
    }
  }
  throw new ChaosError(
    'PLAYGROUND_FAILED',
    `no free network addresses are left in ${addresses}; remove unused Docker networks or set another pool`,
    { cause: lastError },
  );
}

// Where the engine sits in a virtual machine, nothing of ours dials a container, and no firewall of ours stands before
// its host: then the bridge needs no address. From Docker 27.1 on.
async function canIsolate(engine: Engine): Promise<boolean> {
  const { version } = await engine.features();
  return process.platform !== 'linux' && compareVersions(version, '27.1') >= 0;
}

const isAddressConflict = (error: unknown): boolean =>
  (engineStatus(error) === 403 || engineStatus(error) === 500 || engineStatus(error) === 400 || isConflict(error)) &&
  /overlap|conflicts with/i.test(String((error as Error).message));

async function checkNetwork(engine: Engine, id: string, asked: ReturnType<typeof networkBody>): Promise<void> {
  const found = await engine.call('inspect a network', (docker) => docker.getNetwork(id).inspect(), {
    idempotent: true,
  });
  const bridge = 'com.docker.network.bridge.name';
  const same =
    found.Internal === true &&
    found.Driver === 'bridge' &&
    found.EnableIPv6 !== true &&
    found.Options?.[bridge] === asked.Options?.[bridge];
  if (same) return;
  await engine.call('remove a network', (docker) => docker.getNetwork(id).remove());
  throw new ChaosError(
    'SANDBOX_MISMATCH',
    `network ${asked.Name}: the engine did not make it internal and on its own bridge; it was removed`,
  );
}
