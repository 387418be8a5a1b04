import type { RoundId, ServiceName, ServiceState, ServiceStatus } from '@chaos-engine/core';
import type { Engine } from '../engine/engine.ts';
import { isMissing } from '../engine/engine-error.ts';
import { containerName } from '../sandbox/names.ts';

interface EngineState {
  readonly Status: string;
  readonly StartedAt: string;
  readonly ExitCode: number;
}

/** What became of each service. */
export async function readStates(
  engine: Engine,
  round: RoundId,
  services: readonly ServiceName[],
): Promise<readonly ServiceState[]> {
  return await Promise.all(
    services.map(async (service) => {
      try {
        const facts = await engine.call(
          `inspect ${service}`,
          (docker) => docker.getContainer(containerName(round, service)).inspect(),
          { idempotent: true },
        );
        return toServiceState(service, facts.State);
      } catch (error) {
        if (!isMissing(error)) throw error;
        return { service, status: 'missing', startedAt: null, exitCode: null } as const;
      }
    }),
  );
}

/** The engine's words in ours. */
export function toServiceState(service: ServiceName, state: EngineState): ServiceState {
  const known: Readonly<Record<string, ServiceStatus>> = {
    running: 'running',
    restarting: 'running',
    paused: 'paused',
  };
  const status = known[state.Status] ?? 'exited';
  const startedAt = Date.parse(state.StartedAt);
  return {
    service,
    status,
    // The year 1 is how the engine says never.
    startedAt: Number.isNaN(startedAt) || startedAt < 0 ? null : startedAt,
    exitCode: status === 'exited' ? state.ExitCode : null,
  };
}
