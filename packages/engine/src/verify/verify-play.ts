import { showingOf, stateOf } from '@chaos-engine/core';
import { delay } from '../host/round-clock.ts';
import { answer, applyPlay, declare } from './act.ts';
import { proveImpact, proveSteady } from './begin-incident.ts';
import { judgePlay, promiseWords, watchedUsers } from './judge-play.ts';
import type { PromisedPlay } from './plays.ts';
import { openTrial, type Trial, type TrialOptions, type VerifyReport } from './trial.ts';
import { hasSeenEnough } from './watch-play.ts';

/**
 * Does one play in the middle of the incident, on a fresh playground, and proves that the ended round shows what the play
 * promises. Who does not get it mitigated gives up after a while: what they did to data is looked at then.
 */
export async function verifyPlay(options: TrialOptions, play: PromisedPlay): Promise<VerifyReport> {
  const trial = await openTrial(options);
  try {
    await proveSteady(trial);
    await proveImpact(trial);
    await provePlay(trial, play);
    await trial.leave();
  } finally {
    await trial.close();
  }
  return trial.report(play.id, `${play.promise}: ${promiseWords[play.promise]}`);
}

async function provePlay(trial: Trial, play: PromisedPlay): Promise<void> {
  const { host, watch, prove, options } = trial;
  const { log, roundClock } = host.run;
  const state = () => stateOf(log.snapshot);
  const began = { seq: log.entries.length, at: roundClock.now() };
  await prove(`${play.id} done`, async () => {
    await declare(trial);
    if (play.promise !== 'gains-nothing') await answer(trial);
    await applyPlay(trial, play);
    return play.title;
  });
  await prove('watched', async () => {
    const doneAt = roundClock.now();
    const seen = () => ({
      state: state(),
      entries: log.entries.slice(began.seq),
      elapsedMs: roundClock.now() - doneAt,
    });
    while (!hasSeenEnough(play.promise, options.rules, seen()))
      await delay(options.clock, 1_000, new AbortController().signal);
    return `until ${state()}`;
  });
  const ended = roundClock.now();
  await prove('as promised', async () => {
    if (!['answers', 'closing', 'ended', 'archived'].includes(state())) await trial.command({ type: 'player.give-up' });
    if (state() === 'answers') await trial.command({ type: 'answers.finish' });
    await watch.next('round.ended', 300_000);
    const shown = {
      ...showingOf(log.entries, options.entry.scenario.sealed),
      ...watchedUsers(log.entries, { from: began.at, to: ended }),
    };
    const { kept, words } = judgePlay(play.promise, shown);
    if (!kept) throw new Error(`promised ${play.promise} (${promiseWords[play.promise]}), shown ${words}`);
    return words;
  });
}
