import type { Entry, Fact } from '../facts.ts';
import type { Rules } from '../rules.ts';
import type { JourneyId, RoundTime } from '../units.ts';
import { addSample, breachSince, dropStale, emptyWindow, type JourneyWindow, ratioAt } from './sample-window.ts';

/** The windows of all judged journeys. */
export type Health = Readonly<Record<JourneyId, JourneyWindow>>;

/** Health after one second of users. A journey whose probe has not finished is absent: nothing new is known of it. */
export function heard(health: Health, entry: Extract<Entry, { type: 'sli.sampled' }>, rules: Rules): Health {
  return mapHealth(health, (window, journey) => {
    const fresh = dropStale(window, entry.at, rules);
    const result = entry.results[journey];
    return result === undefined ? fresh : addSample(fresh, { at: entry.at, good: result.good }, rules);
  });
}

/** Share of good samples of each judged journey over the last `windowMs`; `null` without a sample. */
export function ratios(health: Health, at: RoundTime, rules: Rules): Readonly<Record<JourneyId, number | null>> {
  return mapHealth(health, (window) => ratioAt(window, at, rules.windowMs));
}

/** Whether every judged journey has its target over the last window. */
export function onTarget(health: Health, at: RoundTime, rules: Rules): boolean {
  const all = Object.values(ratios(health, at, rules));
  return all.length > 0 && all.every((ratio) => ratio !== null && ratio >= rules.target);
}

/** When the last of the judged journeys became good, all being good now; `null` otherwise. */
export function goodRunSince(health: Health): RoundTime | null {
  const starts = Object.values(health).map(({ goodSince }) => goodSince);
  const known = starts.filter((start) => start !== null);
  return starts.length === 0 || known.length < starts.length ? null : Math.max(...known);
}

/** The breach that stands on any of `journeys`, looking at nothing before `from`; `null` when there is none. */
export function breachOn(
  health: Health,
  journeys: readonly JourneyId[],
  from: RoundTime,
): Extract<Fact, { type: 'slo.breached' }> | null {
  const breaches = journeys.flatMap((journey) => {
    const since = breachSince(health[journey] ?? emptyWindow, from);
    return since === null ? [] : [{ journey, since }];
  });
  if (breaches.length === 0) return null;
  return {
    type: 'slo.breached',
    journeys: breaches.map(({ journey }) => journey),
    since: Math.min(...breaches.map(({ since }) => since)),
  };
}

function mapHealth<T>(health: Health, fn: (window: JourneyWindow, journey: JourneyId) => T): Record<JourneyId, T> {
  return Object.fromEntries(Object.entries(health).map(([journey, window]) => [journey, fn(window, journey)]));
}
