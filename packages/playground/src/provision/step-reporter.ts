import type { Clock, ProvisionStep } from '@chaos-engine/core';

/** Runs a step and reports when it begins, and how it ended. */
export type ReportStep = <T>(step: string, work: () => Promise<T>) => Promise<T>;

/** Makes a reporter; elapsed time is counted from each step's own beginning. */
export function createStepReporter(clock: Clock, onStep: (step: ProvisionStep) => void): ReportStep {
  return async (step, work) => {
    const begin = clock.monotonic();
    const report = (state: ProvisionStep['state'], detail?: string) =>
      onStep({
        step,
        state,
        elapsedMs: Math.round(clock.monotonic() - begin),
        ...(detail === undefined ? {} : { detail }),
      });
    report('running');
    try {
      const result = await work();
      report('done');
      return result;
    } catch (error) {
      report('failed', error instanceof Error ? error.message : String(error));
      throw error;
    }
  };
}
