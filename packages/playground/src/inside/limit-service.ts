import { ChaosError, type ServiceLimits } from '@chaos-engine/core';
import type { Engine } from '../engine/engine.ts';
import { isMissing } from '../engine/engine-error.ts';

/** The limits a service's container has been given. */
export async function readLimits(engine: Engine, container: string): Promise<ServiceLimits> {
  const { HostConfig } = await engine
    .call(`inspect ${container}`, (docker) => docker.getContainer(container).inspect(), { idempotent: true })
    .catch(gone(container));
  return {
    cpus: (HostConfig.NanoCpus ?? 0) / 1e9,
    memoryBytes: HostConfig.Memory ?? 0,
    pids: HostConfig.PidsLimit ?? 0,
  };
}

/** Changes them while it runs. What is not named stays. */
export async function setLimits(engine: Engine, container: string, limits: Partial<ServiceLimits>): Promise<void> {
  const { cpus, memoryBytes, pids } = limits;
  const { swapLimit } = await engine.features();
  const body = {
    // The quota itself cannot be set once a container has been made with this; it is the engine's own conversion.
    ...(cpus !== undefined && { NanoCpus: Math.round(cpus * 1e9) }),
    ...(memoryBytes !== undefined && { Memory: memoryBytes, ...(swapLimit && { MemorySwap: memoryBytes }) }),
    ...(pids !== undefined && { PidsLimit: pids }),
  };
  await engine
    .call(`limit ${container}`, (docker) => docker.getContainer(container).update(body), { idempotent: true })
    .catch(gone(container));
}

const gone = (container: string) => (error: unknown) => {
  if (!isMissing(error)) throw error;
  throw new ChaosError('PLAYGROUND_FAILED', `${container} is not there`, { cause: error });
};
