import type { RoundId } from '@chaos-engine/core';
import type { Engine } from '../engine/engine.ts';
import { label } from '../sandbox/names.ts';

/** An object of ours on the engine. */
export interface OwnedObject {
  readonly kind: 'container' | 'network' | 'volume';
  readonly id: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Containers only: as the engine writes it, `running`, `created`, `exited`... */
  readonly state: string | null;
}

/** Every object that carries all the given labels; a value of `null` means any. */
export async function findObjects(
  engine: Engine,
  labels: Readonly<Record<string, string | null>>,
): Promise<readonly OwnedObject[]> {
  const filters = { label: Object.entries(labels).map(([key, value]) => (value === null ? key : `${key}=${value}`)) };
  const [containers, networks, volumes] = await Promise.all([
    engine.call('list containers', (docker) => docker.listContainers({ all: true, filters }), { idempotent: true }),
    engine.call('list networks', (docker) => docker.listNetworks({ filters }), { idempotent: true }),
    engine.call('list volumes', (docker) => docker.listVolumes({ filters }), { idempotent: true }),
  ]);
  return [
    ...containers.map((one) => ({
      kind: 'container' as const,
      id: one.Id,
      name: (one.Names[0] ?? '').replace(/^\//, ''),
      labels: one.Labels,
      state: one.State,
    })),
    ...networks.map((one) => ({
      kind: 'network' as const,
      id: one.Id,
      name: one.Name,
      labels: one.Labels ?? {},
      state: null,
    })),
    ...(volumes.Volumes ?? []).map((one) => ({
      kind: 'volume' as const,
      id: one.Name,
      name: one.Name,
      labels: one.Labels ?? {},
      state: null,
    })),
  ];
}

/** Every object of one round. */
export const findRound = (engine: Engine, instance: string, round: RoundId): Promise<readonly OwnedObject[]> =>
  findObjects(engine, { [label.instance]: instance, [label.round]: round });
