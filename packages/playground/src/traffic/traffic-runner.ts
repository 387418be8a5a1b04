import type { Clock } from '@chaos-engine/core';
import { systemClock } from '@chaos-engine/traffic';
import type { TrafficRunner } from '../seams.ts';
import { openUsers } from './users-session.ts';

export interface TrafficRunnerOptions {
  /** Image of the agent. Default `chaos-engine/traffic:dev`. */
  readonly image?: string;
  readonly clock?: Clock;
  /** Told why the users cannot be reached, each time that is tried in vain. */
  readonly onError?: (error: unknown) => void;
}

/**
 * Runs the users of a playground in a container of their own, on a network that only the entry shares with them. The
 * agent in it needs nobody: reports go on where the link broke, and a restarted server takes them up as they come.
 */
export function createTrafficRunner(options: TrafficRunnerOptions = {}): TrafficRunner {
  const { image = 'chaos-engine/traffic:dev', clock = systemClock, onError = () => {} } = options;
  return { start: (target, plan, onReport) => openUsers({ target, plan, onReport, image, clock, onError }) };
}
