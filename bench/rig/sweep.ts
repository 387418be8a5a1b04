import { createDockerProvider, openEngine } from '@chaos-engine/playground';

/** Removes everything on the engine that carries the label of an instance. */
export async function sweepInstance(instance: string): Promise<void> {
  const provider = createDockerProvider({ engine: openEngine(), instance, firewall: false });
  await provider.sweep(new Set());
  await provider.close();
}
