import type { Entry, Fact, LoadCount, ProbeResult, Timeline } from '../facts.ts';
import { type Rules, standardRules } from '../rules.ts';
import type { JourneyId, Millis, RoundTime } from '../units.ts';

/** A fact with its moment; what a test writes instead of a log. */
export type At = readonly [RoundTime, Fact];

const load: LoadCount = { sent: 10, ok: 10, failed: 0, p95Ms: 20 };

/** The log these facts make, in order of time; facts of one moment keep the order given. */
export function timelineOf(facts: readonly At[]): Timeline {
  return [...facts]
    .sort(([a], [b]) => a - b)
    .map(([at, fact], seq): Entry => ({ ...fact, seq, at, wall: 1_750_000_000_000 + at }));
}

/** The beginning of a round of one fault (or none: a quiet round) on judged journeys of equal weight. */
export function opened(
  change: Partial<Extract<Fact, { type: 'round.opened' }>> = {},
  rules: Partial<Rules> = {},
): Fact {
  return {
    type: 'round.opened',
    scenario: 'pool-shrunk',
    scenarioDigest: 'd',
    stack: 's',
    mode: 'practice',
    seed: '1',
    rules: { ...standardRules.practice, ...rules },
    judged: ['checkout'],
    limitMs: 45 * 60_000,
    plan: { faults: [{ fault: 'shrink', after: null, waitMs: 30_000 }], maxImpactDelayMs: 60_000 },
    ...change,
  };
}

/** One probe a second of each journey, from `from` (included) to `to` (not); `bad` says which fail at a moment. */
export function samples(
  from: RoundTime,
  to: RoundTime,
  journeys: readonly JourneyId[],
  bad: (at: RoundTime, journey: JourneyId) => boolean = () => false,
  everyMs: Millis = 1_000,
): At[] {
  const count = Math.max(0, Math.ceil((to - from) / everyMs));
  return Array.from({ length: count }, (_, i): At => {
    const at = from + i * everyMs;
    const results = Object.fromEntries(journeys.map((journey) => [journey, probe(!bad(at, journey))]));
    return [at, { type: 'sli.sampled', results, load }];
  });
}

function probe(good: boolean): ProbeResult {
  return good ? { good, ms: 20 } : { good, ms: null, why: 'status 503' };
}
