import type { ServiceName } from '@chaos-engine/core';
import type { Engine } from '../engine/engine.ts';
import { containerName, type Owner, ownerLabels } from '../sandbox/names.ts';
import type { TrafficTarget } from '../seams.ts';
import { ensureNetwork } from './ensure-network.ts';
import { findRound } from './find-objects.ts';

/** What the traffic runner needs to know of a round whose entry is this service. */
export async function trafficTarget(
  engine: Engine,
  owner: Owner,
  addresses: string,
  entry: ServiceName,
): Promise<TrafficTarget> {
  const facts = await engine.call(
    `inspect ${entry}`,
    (docker) => docker.getContainer(containerName(owner.round, entry)).inspect(),
    { idempotent: true },
  );
  return {
    engine,
    round: owner.round,
    entryContainerId: facts.Id,
    labels: ownerLabels(owner),
    ensureNetwork: async (network) =>
      ensureNetwork(
        engine,
        { owner, origin: null, network },
        addresses,
        await findRound(engine, owner.instance, owner.round),
      ),
    containerName: (role) => containerName(owner.round, role),
  };
}
