import { ChaosError, type FaultStep, type Playground, type RoundTime } from '@chaos-engine/core';
import { findFault } from '@chaos-engine/faults';
import { delay } from '../host/round-clock.ts';
import { playgroundOf, type RoundRun } from '../host/round-run.ts';

/** How long users must have been well before anything is broken. */
const greenForMs = 10_000;

/**
 * Breaks what the scenario says, each fault when it is due: read what will change and write it down (the intent), apply,
 * read back. Begun again after a crash it goes on where the log says it was, and applies nothing twice.
 */
export async function inject(run: RoundRun, signal: AbortSignal): Promise<void> {
  const playground = await playgroundOf(run);
  const pending = () =>
    run.log.snapshot.context.plan.faults.filter(
      ({ fault }) => run.log.snapshot.context.faults[fault]?.effectiveAt === null,
    );
  await takeUp(run, playground);
  while (pending().length > 0) {
    const due = pending()
      .map((planned) => ({ planned, at: dueAt(run, planned) }))
      .filter((item): item is { planned: (typeof item)['planned']; at: RoundTime } => item.at !== null)
      .sort((a, b) => a.at - b.at)[0];
    if (!due)
      throw new ChaosError(
        'SCENARIO_INVALID',
        `scenario ${run.scenario.id}: a fault waits for one that never takes effect`,
      );
    await run.roundClock.reach(due.at, signal);
    const step = run.scenario.sealed.faults.find(({ id }) => id === due.planned.fault);
    if (!step) throw new ChaosError('FAULT_UNKNOWN', `scenario ${run.scenario.id}: no fault ${due.planned.fault}`);
    await injectOne(run, playground, step, signal);
    if (signal.aborted) return;
  }
}

/** Faults that heal when we are away for too long are made again: nobody has repaired them. */
async function takeUp(run: RoundRun, playground: Playground): Promise<void> {
  for (const step of run.scenario.sealed.faults) {
    const progress = run.log.snapshot.context.faults[step.id];
    const fault = findFault(step.kind);
    if (!fault.held || progress?.effectiveAt == null || progress.reverted) continue;
    if ((await fault.verify(playground, step.target, step.with)).effective) continue;
    await fault.apply(playground, step.target, step.with, progress.revert);
  }
}

function dueAt(
  run: RoundRun,
  planned: RoundRun['log']['snapshot']['context']['plan']['faults'][number],
): RoundTime | null {
  const { watchSince, faults } = run.log.snapshot.context;
  const from = planned.after === null ? watchSince : (faults[planned.after]?.effectiveAt ?? null);
  return from === null ? null : from + planned.waitMs;
}

async function injectOne(run: RoundRun, playground: Playground, step: FaultStep, signal: AbortSignal): Promise<void> {
  const fault = findFault(step.kind);
  const before = run.log.snapshot.context.faults[step.id];
  if (before?.intendedAt == null) {
    if (!Object.values(run.log.snapshot.context.faults).some(({ intendedAt }) => intendedAt !== null))
      await untilGreen(run, signal);
    const inverse = await fault.prepare(playground, step.target, step.with);
    if (signal.aborted) return;
    await run.log.append([{ type: 'fault.intended', fault: step.id, revert: inverse }]);
  }
  const found = await fault.verify(playground, step.target, step.with);
  if (!found.effective)
    await fault.apply(playground, step.target, step.with, run.log.snapshot.context.faults[step.id]?.revert);
  // A crash may have come between this fact and the read-back.
  if (!run.log.entries.some((entry) => entry.type === 'fault.applied' && entry.fault === step.id))
    await run.log.append([{ type: 'fault.applied', fault: step.id }]);
  const until = run.roundClock.now() + run.log.snapshot.context.rules.effectWithinMs;
  while (!signal.aborted) {
    const { effective, reading, receipt } = await fault.verify(playground, step.target, step.with);
    if (signal.aborted) return;
    if (effective) {
      await run.log.append([
        { type: 'fault.effective', fault: step.id, reading, ...(receipt !== undefined && { receipt }) },
      ]);
      return;
    }
    if (run.roundClock.now() > until) {
      await run.log.append([
        { type: 'fault.failed', fault: step.id, why: reading },
        { type: 'round.voided', reason: 'no-effect', detail: `the fault did not take effect: ${reading}` },
      ]);
      return;
    }
    await delay(run.clock, 250, signal);
  }
}

/** A fault on users who are already unwell would be nobody's to find. */
async function untilGreen(run: RoundRun, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const now = run.roundClock.now();
    const recent = run.log.entries.filter((entry) => entry.type === 'sli.sampled' && entry.at > now - greenForMs);
    const bad = recent.some(
      (entry) => entry.type === 'sli.sampled' && Object.values(entry.results).some(({ good }) => !good),
    );
    if (recent.length > 0 && !bad) return;
    await delay(run.clock, 1_000, signal);
  }
}
