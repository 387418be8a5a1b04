import { ChaosError, type RoundId, type ServiceName } from '@chaos-engine/core';
import type { Engine } from '../engine/engine.ts';
import { isMissing } from '../engine/engine-error.ts';
import { containerName } from '../sandbox/names.ts';
import type { RunningContainer } from '../seams.ts';
import { isOurProcess } from './end-exec.ts';

/** The container of a service as it is now. Throws PLAYGROUND_FAILED when it does not run. */
export async function runningContainer(
  engine: Engine,
  round: RoundId,
  service: ServiceName,
): Promise<RunningContainer> {
  try {
    const facts = await engine.call(
      `inspect ${service}`,
      (docker) => docker.getContainer(containerName(round, service)).inspect(),
      { idempotent: true },
    );
    if (facts.State.Running) {
      return {
        engine,
        round,
        service,
        id: facts.Id,
        pid: facts.State.Pid,
        local: await isOurProcess(facts.State.Pid, facts.Id),
      };
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  throw new ChaosError('PLAYGROUND_FAILED', `service ${service} does not run`);
}
