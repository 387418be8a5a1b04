import type { Playground, RoundId, ServiceName } from '@chaos-engine/core';
import type { Container } from 'dockerode';
import type { Engine } from '../engine/engine.ts';
import { engineStatus } from '../engine/engine-error.ts';
import { containerName } from '../sandbox/names.ts';

export type ControlVerb = Parameters<Playground['control']>[1];

const acts: Readonly<Record<ControlVerb, (container: Container) => Promise<unknown>>> = {
  stop: (container) => container.stop(),
  start: (container) => container.start(),
  restart: (container) => container.restart(),
  pause: (container) => container.pause(),
  unpause: (container) => container.unpause(),
};

/** Stops, starts, restarts, freezes or thaws a service. Asking for what is already so does nothing. */
export async function controlService(
  engine: Engine,
  round: RoundId,
  service: ServiceName,
  verb: ControlVerb,
): Promise<void> {
  try {
    await engine.call(
      `${verb} ${service}`,
      async (docker) => {
        await acts[verb](docker.getContainer(containerName(round, service)));
      },
      // A service may take its grace period of up to 10 s to stop.
      { deadlineMs: 30_000 },
    );
  } catch (error) {
    if (engineStatus(error) !== 304 && !/is (?:already|not) paused/i.test(String((error as Error).message)))
      throw error;
  }
}
