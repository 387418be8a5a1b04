import {
  ChaosError,
  type Clock,
  type Entry,
  type Outcome,
  type Playground,
  type PlaygroundProvider,
  type ProvisionStep,
  type Scenario,
  type Stack,
  type TrafficHandle,
} from '@chaos-engine/core';
import type { SignalBoard } from '../signals/signal-board.ts';
import type { Judging } from './judging.ts';
import type { RoundClock } from './round-clock.ts';
import type { RoundLog } from './round-log.ts';

/** What the effects of one round share. */
export interface RoundRun {
  readonly code: string;
  readonly scenario: Scenario;
  readonly stack: Stack;
  readonly stackDir: string;
  readonly seed: string;
  readonly clock: Clock;
  readonly roundClock: RoundClock;
  readonly log: RoundLog;
  readonly provider: PlaygroundProvider;
  readonly board: SignalBoard;
  readonly grade: (entries: readonly Entry[]) => Promise<GradeResult>;
  /** Alerts that follow from a reading of gauges. */
  readonly alarms: Judging['gauges'];
  /** Samples of other rounds arrive, so missing ones here are this round's own. */
  readonly othersAreSampled: () => boolean;
  /** Set by the effects as the round goes on. */
  readonly live: LiveParts;
}

export interface GradeResult {
  readonly outcome: Outcome;
}

/** The outside things a round holds on to. */
export interface LiveParts {
  playground: Playground | null;
  traffic: TrafficHandle | null;
  steps: readonly ProvisionStep[];
}

/** The round's playground; throws when there is none (any more). */
export async function playgroundOf(run: RoundRun): Promise<Playground> {
  if (run.live.playground) return run.live.playground;
  const request = { id: run.code, stack: run.stack, stackDir: run.stackDir };
  run.live.playground = await run.provider.attach(request);
  if (run.live.playground) return run.live.playground;
  throw new ChaosError('PLAYGROUND_FAILED', `round ${run.code}: its playground is no longer there; start a new round`);
}
