import type { Entry } from '../facts.ts';
import type { JourneyId, Millis, RoundTime } from '../units.ts';
import type { Opened } from './incident.ts';

/**
 * U: downtime-equivalent minutes of `journeys` from `from` to `to`: how long each was bad, times its weight.
 * A journey stays as its last sample left it until the next one.
 */
export function downtimeMinutes(
  entries: readonly Entry[],
  opened: Opened,
  journeys: readonly JourneyId[],
  { from, to }: { readonly from: RoundTime; readonly to: RoundTime },
): number {
  const weights = weightsOf(opened);
  return journeys.reduce((sum, journey) => {
    const badMs = badFor(entries, journey, from, to);
    return sum + ((weights[journey] ?? 0) * badMs) / 60_000;
  }, 0);
}

/** The weight of each judged journey; they sum to 1. */
export function weightsOf({ judged, weights }: Opened): Readonly<Record<JourneyId, number>> {
  const given = judged.map((journey) => [journey, weights ? (weights[journey] ?? 0) : 1] as const);
  const sum = given.reduce((total, [, weight]) => total + weight, 0);
  return Object.fromEntries(given.map(([journey, weight]) => [journey, sum === 0 ? 0 : weight / sum]));
}

function badFor(entries: readonly Entry[], journey: JourneyId, from: RoundTime, to: RoundTime): Millis {
  let bad = 0;
  let last: { at: RoundTime; good: boolean } | null = null;
  const until = (at: RoundTime) => {
    if (last !== null && !last.good) bad += Math.max(0, Math.min(at, to) - Math.max(last.at, from));
  };
  for (const entry of entries) {
    const result = entry.type === 'sli.sampled' ? entry.results[journey] : undefined;
    if (result === undefined) continue;
    until(entry.at);
    last = { at: entry.at, good: result.good };
  }
  until(to);
  return bad;
}
