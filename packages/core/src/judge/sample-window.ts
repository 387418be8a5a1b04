import type { Rules } from '../rules.ts';
import type { Millis, RoundTime } from '../units.ts';

/** One judged probe of one journey. */
export interface Sample {
  readonly at: RoundTime;
  readonly good: boolean;
}

/** What is known of one journey: its latest samples, and since when it has been good without a break. */
export interface JourneyWindow {
  /** Those of the last `windowMs`, and never fewer than the last five. */
  readonly samples: readonly Sample[];
  /** First good sample of the run that still lasts; `null` while there is none. */
  readonly goodSince: RoundTime | null;
}

export const emptyWindow: JourneyWindow = { samples: [], goodSince: null };

/** An SLO is breached by this many bad samples ... */
export const breachBad = 3;
/** ... among this many in a row. */
export const breachOf = 5;

/** The window after one more sample. Samples come in order of time. */
export function addSample(window: JourneyWindow, sample: Sample, rules: Rules): JourneyWindow {
  const all = [...window.samples, sample];
  const young = all.findIndex(({ at }) => at > sample.at - rules.windowMs);
  const samples = all.slice(Math.max(0, Math.min(young, all.length - breachOf)));
  if (sample.good) return { samples, goodSince: window.goodSince ?? sample.at };
  // Only the run's own samples count here: what was bad before it began must neither lengthen nor shorten it.
  const run = window.goodSince === null ? [] : samples.filter(({ at }) => at >= (window.goodSince ?? 0));
  const held = shareGood(run.filter(({ at }) => at > sample.at - rules.windowMs));
  return { samples, goodSince: held !== null && held >= rules.target ? window.goodSince : null };
}

/** Forgets a run whose journey has not been heard of for a whole window: silence is not health. */
export function dropStale(window: JourneyWindow, at: RoundTime, rules: Rules): JourneyWindow {
  if (window.goodSince === null || ratioAt(window, at, rules.windowMs) !== null) return window;
  return { ...window, goodSince: null };
}

/** Share of good samples in the `windowMs` before `at`; `null` when there is none. */
export function ratioAt(window: JourneyWindow, at: RoundTime, windowMs: Millis): number | null {
  return shareGood(window.samples.filter((sample) => sample.at > at - windowMs));
}

/** When the breach that now stands began, looking at nothing before `from`: its first bad sample, or `null`. */
export function breachSince(window: JourneyWindow, from: RoundTime): RoundTime | null {
  const bad = window.samples.slice(-breachOf).filter(({ at, good }) => !good && at >= from);
  return bad.length >= breachBad ? (bad[0]?.at ?? null) : null;
}

function shareGood(samples: readonly Sample[]): number | null {
  return samples.length === 0 ? null : samples.filter(({ good }) => good).length / samples.length;
}
