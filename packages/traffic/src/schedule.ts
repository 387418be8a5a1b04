import { createRandom, type JourneyId, type Millis } from '@chaos-engine/core';
import { drawPoisson } from './poisson.ts';

/** One user who comes at `atMs` after the agent's start. */
export interface Arrival {
  readonly journey: JourneyId;
  readonly atMs: Millis;
  /** Judged one by one. Nothing outside this process may tell it from the others. */
  readonly probe: boolean;
}

/** What the schedule needs to know of one journey. */
export interface Rate {
  readonly journey: JourneyId;
  readonly loadPerSecond: number;
  readonly judged: boolean;
}

/** Most users of one journey that start in one second, whatever the factor. */
export const maxStartsPerSecond = 2_000;

export const tickMs = 1_000;

/**
 * Everybody who starts in second `tick`, in order. Depends on the seed and the second alone: never on how the system
 * under load is doing, so that a slow system cannot slow its users.
 *
 * Ordinary users are a Poisson process. A journey's probe comes at a moment drawn evenly over its sampling period; so
 * does, given their number, every Poisson arrival, which leaves no rhythm by which a probe could be picked out.
 */
export function arrivalsOfTick(
  seed: string,
  tick: number,
  rates: readonly Rate[],
  sampleEveryMs: Millis,
): readonly Arrival[] {
  const arrivals = rates.flatMap((rate) => [
    ...(rate.judged ? probesOfTick(seed, tick, rate.journey, sampleEveryMs) : []),
    ...loadOfTick(seed, tick, rate),
  ]);
  return arrivals.sort((a, b) => a.atMs - b.atMs);
}

function loadOfTick(seed: string, tick: number, rate: Rate): Arrival[] {
  const random = createRandom(`${seed}/load/${rate.journey}/${tick}`);
  const count = Math.min(drawPoisson(random, Math.min(rate.loadPerSecond, maxStartsPerSecond)), maxStartsPerSecond);
  return Array.from({ length: count }, () => ({
    journey: rate.journey,
    atMs: (tick + random()) * tickMs,
    probe: false,
  }));
}

function probesOfTick(seed: string, tick: number, journey: JourneyId, sampleEveryMs: Millis): Arrival[] {
  const from = tick * tickMs;
  const probes: Arrival[] = [];
  for (let period = Math.floor(from / sampleEveryMs); period * sampleEveryMs < from + tickMs; period += 1) {
    const atMs = (period + createRandom(`${seed}/probe/${journey}/${period}`)()) * sampleEveryMs;
    if (atMs >= from && atMs < from + tickMs) probes.push({ journey, atMs, probe: true });
  }
  return probes;
}
