import { setMaxListeners } from 'node:events';
import {
  type Clock,
  createRandom,
  type Journey,
  type JourneyId,
  type Millis,
  type ProbeResult,
  randomInt,
} from '@chaos-engine/core';
import { createAggregate, type SecondOfUsers } from './aggregate.ts';
import { createCrowd } from './client-identity.ts';
import { compileJourney } from './compile-journey.ts';
import { createHistogram } from './histogram.ts';
import { startPacer } from './pacer.ts';
import type { Send } from './request.ts';
import { runJourney } from './run-journey.ts';
import { arrivalsOfTick, type Rate } from './schedule.ts';
import { createRunValues } from './template.ts';

export interface UsersPlan {
  readonly journeys: readonly Journey[];
  readonly seed: string;
  readonly sampleEveryMs: Millis;
  /** Number of the first second; more than 0 when an earlier agent's count is carried on. */
  readonly firstTick: number;
}

/** All users of a playground, at it until stopped. */
export interface Users {
  /** Multiplies the load of a journey, or of all (`'*'`), from the next second on. Throws when there is no such journey. */
  scale(journey: JourneyId | '*', factor: number): void;
  status(): UsersStatus;
  stop(): void;
}

export interface UsersStatus {
  /** The second under way. */
  readonly tick: number;
  readonly inFlight: number;
  /** How late users of this process set off after their planned moment. */
  readonly startLateP50Ms: Millis | null;
  readonly startLateP99Ms: Millis | null;
}

/** Ordinary users under way at once; who comes on top is counted as sent and failed. Probes are never turned away. */
export const maxLoadInFlight = 500;

/**
 * Sends users on their way at their planned moments. `beganAt` is by the given clock. Throws `STACK_INVALID` when a journey
 * cannot be read.
 */
export function startUsers(
  plan: UsersPlan,
  clock: Clock,
  send: Send,
  onSecond: (second: SecondOfUsers, beganAt: Millis) => void,
): Users {
  const journeys = new Map(plan.journeys.map((journey) => [journey.id, compileJourney(journey)]));
  const factors = new Map<JourneyId, number>();
  const random = createRandom(`${plan.seed}/users`);
  const crowd = createCrowd(random, 60);
  const aggregate = createAggregate([...journeys.keys()], (second) => onSecond(second, pacer.beganAt(second.tick)));
  const lateness = createHistogram();
  const stopped = new AbortController();
  // Every user under way listens to it.
  setMaxListeners(0, stopped.signal);
  // An agent that takes over from one that died must not send its words again.
  const life = clock.wall();
  let runs = 0;
  let loadInFlight = 0;
  let probesInFlight = 0;
  const pacer = startPacer(clock, {
    firstTick: plan.firstTick,
    onTick(tick) {
      aggregate.openTick(tick);
      return arrivalsOfTick(plan.seed, tick, rates(), plan.sampleEveryMs);
    },
    onArrival({ journey, probe }, tick, lateMs) {
      lateness.add(lateMs);
      void (probe ? startProbe(journey, tick) : startLoad(journey));
    },
  });

  return {
    scale(journey, factor) {
      if (journey !== '*' && !journeys.has(journey)) {
        throw new RangeError(`no journey "${journey}"; there are: ${[...journeys.keys()].join(', ')}`);
      }
      for (const id of journey === '*' ? journeys.keys() : [journey]) factors.set(id, factor);
    },
    status: () => ({
      tick: pacer.tick(),
      inFlight: loadInFlight + probesInFlight,
      startLateP50Ms: lateness.quantile(0.5),
      startLateP99Ms: lateness.quantile(0.99),
    }),
    stop() {
      stopped.abort();
      pacer.stop();
    },
  };

  function rates(): readonly Rate[] {
    return plan.journeys.map(({ id, loadPerSecond, judged }) => ({
      journey: id,
      loadPerSecond: loadPerSecond * (factors.get(id) ?? 1),
      judged,
    }));
  }

  async function startProbe(journey: JourneyId, tick: number): Promise<void> {
    aggregate.probeStarted(tick);
    probesInFlight += 1;
    const result = await visit(journey);
    probesInFlight -= 1;
    if (!stopped.signal.aborted) aggregate.probeFinished(tick, journey, result);
  }

  async function startLoad(journey: JourneyId): Promise<void> {
    aggregate.loadSent(journey);
    if (loadInFlight >= maxLoadInFlight) {
      return aggregate.loadFinished(journey, { good: false, ms: null, why: 'too many users are waiting' });
    }
    loadInFlight += 1;
    const result = await visit(journey);
    loadInFlight -= 1;
    if (!stopped.signal.aborted) aggregate.loadFinished(journey, result);
  }

  async function visit(id: JourneyId): Promise<ProbeResult> {
    const journey = journeys.get(id);
    if (journey === undefined) throw new Error(`arrival of unknown journey ${id}`);
    runs += 1;
    const values = createRunValues(createRandom(`${plan.seed}/run/${life}/${runs}`), runs);
    const headers = crowd[randomInt(random, 0, crowd.length - 1)] ?? {};
    return runJourney(journey, { clock, send, values, headers, signal: stopped.signal });
  }
}
