import { findFault } from '@chaos-engine/faults';
import { playgroundOf, type RoundRun } from '../host/round-run.ts';

/** Undoes every fault that was begun, last first, and reads back whether the stack is as it was. */
export async function revert(run: RoundRun, signal: AbortSignal): Promise<void> {
  for (const step of [...run.scenario.sealed.faults].reverse()) {
    const progress = run.log.snapshot.context.faults[step.id];
    if (!progress || progress.intendedAt === null || progress.reverted) continue;
    const { exact, detail } = await undo(run, step, progress.revert);
    if (signal.aborted) return;
    await run.log.append([{ type: 'fault.reverted', fault: step.id, exact, detail }]);
  }
}

async function undo(
  run: RoundRun,
  step: RoundRun['scenario']['sealed']['faults'][number],
  inverse: unknown,
): Promise<{ exact: boolean; detail: string }> {
  try {
    const playground = await playgroundOf(run);
    const fault = findFault(step.kind);
    await fault.revert(playground, step.target, step.with, inverse);
    return await fault.verifyReverted(playground, step.target, step.with, inverse);
  } catch (error) {
    // The playground is about to be removed whole; what could not be undone goes with it.
    return { exact: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
