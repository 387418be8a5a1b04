import { isChaosError } from '@chaos-engine/core';
import type { RoundRun } from '../host/round-run.ts';

/** Brings the playground up, showing each step; a failure voids the round and says why. */
export async function provision(run: RoundRun, signal: AbortSignal): Promise<void> {
  const startedAt = run.clock.monotonic();
  const request = { id: run.code, stack: run.stack, stackDir: run.stackDir };
  try {
    const playground = await run.provider.provision(request, (step) => {
      run.live.steps = [...run.live.steps.filter((other) => other.step !== step.step), step];
      run.board.changed();
    });
    if (signal.aborted) return;
    run.live.playground = playground;
    const tookMs = Math.round(run.clock.monotonic() - startedAt);
    await run.log.append([{ type: 'playground.ready', tookMs, pooled: playground.pooled }]);
  } catch (error) {
    if (signal.aborted) return;
    if (isChaosError(error) && error.code === 'ENGINE_UNAVAILABLE') throw error;
    const detail = error instanceof Error ? error.message : String(error);
    await run.log.append([
      { type: 'playground.failed', why: detail },
      { type: 'round.voided', reason: 'playground-failed', detail },
    ]);
  }
}
