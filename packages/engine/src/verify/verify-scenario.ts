import type { Millis } from '@chaos-engine/core';
import { delay } from '../host/round-clock.ts';
import { answer, applyPlay, declare } from './act.ts';
import { proveImpact, proveSteady } from './begin-incident.ts';
import { openTrial, type Trial, type TrialOptions, type VerifyReport } from './trial.ts';

export interface VerifyOptions extends TrialOptions {
  /** How long doing nothing is watched before the solution is applied. */
  readonly noopForMs: Millis;
}

/** A quiet stretch of this length while nothing was done is a recovery, not the rhythm of the fault. */
const wellByItselfMs = 25_000;

/**
 * Plays a scenario on a fresh playground with its own solution and proves each promise it makes:
 * steady, injected, felt, not going away by itself, mitigated, durable, undone exactly, nothing left.
 */
export async function verifyScenario(options: VerifyOptions): Promise<VerifyReport> {
  const { faults, solution } = options.entry.scenario.sealed;
  const trial = await openTrial(options);
  const { watch, prove } = trial;
  try {
    await proveSteady(trial);
    if (faults.length === 0) await proveQuiet(trial, options.noopForMs);
    else {
      await proveImpact(trial);
      await proveSolution(trial, options.noopForMs);
      await prove('undone exactly', async () => {
        if (!watch.entries.some(({ type }) => type === 'round.ended')) throw new Error('the round did not end');
        let seq = -1;
        for (const _ of faults) {
          const reverted = await watch.next('fault.reverted', 90_000, seq);
          if (!reverted.exact && !options.entry.scenario.sealed.irreversible)
            throw new Error(`${reverted.fault}: ${reverted.detail}`);
          seq = reverted.seq;
        }
        if (options.entry.scenario.sealed.irreversible) return 'as far as it can be: the playground is thrown away';
        return 'read back as it was before';
      });
    }
    await trial.leave();
  } finally {
    await trial.close();
  }
  return trial.report(solution.id, 'solution: proves all of it');
}

async function proveQuiet({ watch, prove, options }: Trial, forMs: Millis): Promise<void> {
  await prove('nothing happens', async () => {
    const before = watch.entries.length;
    await delay(options.clock, forMs, new AbortController().signal);
    const breach = watch.entries.slice(before).find(({ type }) => type === 'slo.breached');
    if (breach) throw new Error('users suffered although nothing was injected');
    return `quiet for ${forMs / 1_000} s`;
  });
}

async function proveSolution(trial: Trial, noopForMs: Millis): Promise<void> {
  const { host, watch, prove, options } = trial;
  const { solution, selftest } = options.entry.scenario.sealed;
  if (selftest.noop === 'never-recovers')
    await prove('doing nothing does not help', async () => {
      await delay(options.clock, noopForMs, new AbortController().signal);
      const { recoveredSince } = host.run.log.snapshot.context;
      const wellForMs = recoveredSince === null ? 0 : host.run.roundClock.now() - recoveredSince;
      if (wellForMs > wellByItselfMs)
        throw new Error(`nobody did anything, and users have been well for ${(wellForMs / 1_000).toFixed(0)} s`);
      return `watched for ${noopForMs / 1_000} s`;
    });
  await prove('solution applied', async () => {
    await declare(trial);
    await answer(trial);
    await applyPlay(trial, solution);
    return solution.title;
  });
  const from = watch.entries.length - 1;
  await prove('mitigated', async () => {
    const sustained = await watch.next('recovery.sustained', 300_000, from);
    return `well again since T+${(sustained.since / 1_000).toFixed(0)} s, held`;
  });
  await prove('durable', async () => {
    const probed = await watch.next('durability.probed', 180_000, from);
    if (!probed.passed) throw new Error(probed.note);
    const ended = await watch.next('deadline.reached', options.rules.soakForMs + 60_000, probed.seq);
    if (ended.deadline !== 'soak') throw new Error(`the round went on to ${ended.deadline} instead`);
    return probed.note;
  });
  await prove('scored', async () => {
    await trial.command({ type: 'answers.finish' });
    const { outcome } = await watch.next('round.ended', 60_000);
    if (outcome !== 'mitigated') throw new Error(`outcome ${outcome}`);
    return outcome;
  });
}
