import type { JourneyId, LoadCount, ProbeResult, TrafficReport } from '@chaos-engine/core';
import { createHistogram, type Histogram } from './histogram.ts';

/** A report before it is sent, when its age is not yet known. */
export type SecondOfUsers = Omit<TrafficReport, 'ageMs'>;

/**
 * Gathers what users went through into one report a second.
 *
 * A probe belongs to the second it started in, and the report of a second waits for its probes. Load is counted when
 * it happens: `sent` in the second of the start, `ok` and `failed` in the second of the end.
 */
export interface Aggregate {
  /** The second that load is counted in from now on. Seconds left out are never reported. */
  openTick(tick: number): void;
  probeStarted(tick: number): void;
  probeFinished(tick: number, journey: JourneyId, result: ProbeResult): void;
  loadSent(journey: JourneyId): void;
  loadFinished(journey: JourneyId, result: ProbeResult): void;
}

interface Second {
  readonly tick: number;
  over: boolean;
  pending: number;
  readonly results: Record<JourneyId, ProbeResult>;
  readonly load: ReadonlyMap<JourneyId, Tally>;
}

interface Tally {
  sent: number;
  ok: number;
  failed: number;
  readonly times: Histogram;
}

/** `onSecond` gets each opened second once, in order, as soon as it is over and its probes have finished. */
export function createAggregate(journeys: readonly JourneyId[], onSecond: (second: SecondOfUsers) => void): Aggregate {
  const waiting: Second[] = [];
  const current = () => waiting.at(-1);

  return {
    openTick(tick) {
      const last = current();
      if (last !== undefined) last.over = true;
      waiting.push(newSecond(tick, journeys));
      emitFinished();
    },
    probeStarted(tick) {
      const second = waiting.find((each) => each.tick === tick);
      if (second !== undefined) second.pending += 1;
    },
    probeFinished(tick, journey, result) {
      const second = waiting.find((each) => each.tick === tick);
      if (second === undefined) return;
      second.pending -= 1;
      second.results[journey] = worse(second.results[journey], result);
      emitFinished();
    },
    loadSent(journey) {
      const tally = current()?.load.get(journey);
      if (tally !== undefined) tally.sent += 1;
    },
    loadFinished(journey, result) {
      const tally = current()?.load.get(journey);
      if (tally === undefined) return;
      // A correct answer counts however late: lateness is what the 95th percentile shows.
      if (result.ms === null) tally.failed += 1;
      else {
        tally.ok += 1;
        tally.times.add(result.ms);
      }
    },
  };

  function emitFinished(): void {
    for (let first = waiting[0]; first?.over && first.pending === 0; first = waiting[0]) {
      waiting.shift();
      onSecond(summed(first));
    }
  }
}

function newSecond(tick: number, journeys: readonly JourneyId[]): Second {
  const load = new Map(journeys.map((id) => [id, { sent: 0, ok: 0, failed: 0, times: createHistogram() }]));
  return { tick, over: false, pending: 0, results: {}, load };
}

function summed(second: Second): SecondOfUsers {
  const all: Tally = { sent: 0, ok: 0, failed: 0, times: createHistogram() };
  for (const tally of second.load.values()) {
    all.sent += tally.sent;
    all.ok += tally.ok;
    all.failed += tally.failed;
    all.times.addAll(tally.times);
  }
  const perJourney = Object.fromEntries([...second.load].map(([id, tally]) => [id, toCount(tally)]));
  return { tick: second.tick, results: second.results, load: toCount(all), perJourney };
}

function toCount({ sent, ok, failed, times }: Tally): LoadCount {
  return { sent, ok, failed, p95Ms: times.quantile(0.95) };
}

/** Several probes of one journey in one second count as the worst of them. */
function worse(a: ProbeResult | undefined, b: ProbeResult): ProbeResult {
  if (a === undefined) return b;
  if (a.good !== b.good) return a.good ? b : a;
  return (a.ms ?? Number.POSITIVE_INFINITY) >= (b.ms ?? Number.POSITIVE_INFINITY) ? a : b;
}
