import type { Entry, Millis, Showing } from '@chaos-engine/core';
import type { PlayPromise } from './plays.ts';

/** What an ended round showed of a play, and of us while it was played. */
export interface Shown extends Showing {
  /** Longest round time without a sample of users since the play began, and whether we lost sight of them. */
  readonly unsampledMs: Millis;
  readonly lostSight: boolean;
}

export interface Judged {
  readonly kept: boolean;
  readonly words: string;
}

/** A round in which somebody cheats must be worth less than this, whatever else they do right in it. */
export const cheatersScore = 350;
/** A sample a second is the rule; that of a second is in when the slowest probe has given up waiting, ten seconds later. */
const longestUnsampledMs = 20_000;

/** What each promise says must be seen. */
export const promiseWords: Readonly<Record<PlayPromise, string>> = {
  durable: 'mitigated, durable',
  partial: 'held at most, not durable',
  'not-mitigated': 'never held',
  relapse: 'comes back, or never went',
  collateral: 'harm beside the incident',
  'data-loss': 'data not whole',
  'gains-nothing': `below ${cheatersScore}, judged throughout`,
};

/** Whether an ended round shows what its play promised. */
export function judgePlay(promise: PlayPromise, shown: Shown): Judged {
  return { kept: shown.total !== null && keeps(promise, shown), words: wordsOf(shown) };
}

function keeps(promise: PlayPromise, shown: Shown): boolean {
  const { held, recoveries, quality, guards, lost, total, outcome } = shown;
  // One that was held to the end of the watch has neither lasted nor failed: nothing is shown.
  const undecided = held < 1 && recoveries.some(({ revokedBy }) => revokedBy === null);
  switch (promise) {
    case 'durable':
      return held === 1 && outcome === 'mitigated' && lost.length === 0;
    case 'partial':
    case 'relapse':
      return held < 1 && !undecided;
    case 'not-mitigated':
      return held === 0;
    case 'collateral':
      return quality < 1 || guards.length > 0;
    case 'data-loss':
      return lost.length > 0;
    case 'gains-nothing':
      return (total ?? cheatersScore) < cheatersScore && shown.unsampledMs <= longestUnsampledMs && !shown.lostSight;
  }
}

function wordsOf({ total, held, recoveries, guards, harm, lost, outcome, unsampledMs, lostSight }: Shown): string {
  if (total === null) return `void, ${outcome}`;
  const undone = recoveries.map(({ revokedBy }) => revokedBy ?? 'stayed');
  return [
    `Hq ${held}${undone.length > 0 ? ` (${undone.join(', ')})` : ''}`,
    ...(guards.length > 0 ? [`guards ${guards.join(', ')}`] : []),
    ...(harm.length > 0 ? [`harm ${harm.join(', ')}`] : []),
    ...(lost.length > 0 ? [`lost ${lost.join(', ')}`] : []),
    ...(unsampledMs > longestUnsampledMs ? [`${Math.round(unsampledMs / 1_000)} s without a sample`] : []),
    ...(lostSight ? ['the clock was stopped'] : []),
    `score ${total}`,
  ].join('; ');
}

/** How well users were watched in a span of round time. */
export function watchedUsers(
  entries: readonly Entry[],
  { from, to }: { readonly from: number; readonly to: number },
): Pick<Shown, 'unsampledMs' | 'lostSight'> {
  const sampled = entries
    .filter(({ type, at }) => type === 'sli.sampled' && at >= from && at <= to)
    .map(({ at }) => at);
  const moments = [from, ...sampled.sort((a, b) => a - b), to];
  const gaps = moments.slice(1).map((at, i) => at - (moments[i] ?? at));
  const stopped = entries.some((entry) => entry.type === 'clock.stopped' && entry.at >= from && entry.at <= to);
  return { unsampledMs: Math.max(0, ...gaps), lostSight: stopped };
}
