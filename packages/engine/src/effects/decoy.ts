import { createRandom, isChaosError, randomInt } from '@chaos-engine/core';
import { findFault } from '@chaos-engine/faults';
import { playgroundOf, type RoundRun } from '../host/round-run.ts';

/** Makes the scenario's innocent changes when each is due. Nobody is hurt by one, so nothing is read back or undone. */
export async function decoy(run: RoundRun, signal: AbortSignal): Promise<void> {
  const { decoys = [] } = run.scenario.sealed;
  const due = decoys
    .map((step) => ({ step, at: (run.log.snapshot.context.watchSince ?? 0) + drawn(run.seed, step.id, step.waitMs) }))
    .sort((a, b) => a.at - b.at);
  for (const { step, at } of due) {
    if (run.log.entries.some((entry) => entry.type === 'decoy.made' && entry.decoy === step.id)) continue;
    await run.roundClock.reach(at, signal);
    const playground = await playgroundOf(run);
    const fault = findFault(step.kind);
    try {
      const before = await fault.prepare(playground, step.target, step.with);
      if (signal.aborted) return;
      await fault.apply(playground, step.target, step.with, before);
    } catch (error) {
      // Players may have taken away what it needs; a round does not end for want of a distraction.
      if (isChaosError(error) && error.code === 'ENGINE_UNAVAILABLE') throw error;
      continue;
    }
    await run.log.append([{ type: 'decoy.made', decoy: step.id }]);
  }
}

function drawn(seed: string, id: string, [from, to]: readonly [number, number]): number {
  return randomInt(createRandom(`${seed}/decoy/${id}`), from, to);
}
