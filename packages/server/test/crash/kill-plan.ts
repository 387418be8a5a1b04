import { type FactType, type Random, randomInt } from '@chaos-engine/core';

/** A moment to kill the server at: a random while after a fact, or after the start when the fact is already there. */
export interface KillPoint {
  readonly after: FactType;
  readonly withinMs: number;
  /** Killed once more on its way up, this long after it was started at most. */
  readonly again?: number;
}

export interface DrawnKill extends KillPoint {
  readonly delayMs: number;
  readonly againMs: number | null;
}

/** How the player ends a round. */
export type Ending = 'mitigated' | 'gave-up' | 'stopped';

const preparing: readonly KillPoint[] = [
  { after: 'round.started', withinMs: 1_500 },
  { after: 'round.started', withinMs: 2_500, again: 1_500 },
  { after: 'playground.ready', withinMs: 8_000 },
];

/** From the first command to the last trace, thirty times in three rounds; two of them twice. */
export const killPlan: Readonly<Record<Ending, readonly KillPoint[]>> = {
  mitigated: [
    ...preparing,
    { after: 'steady.confirmed', withinMs: 1_000 },
    { after: 'fault.intended', withinMs: 120 },
    { after: 'fault.effective', withinMs: 1_500 },
    { after: 'slo.breached', withinMs: 2_000 },
    { after: 'slo.recovered', withinMs: 10_000 },
    { after: 'recovery.sustained', withinMs: 8_000 },
    { after: 'durability.probed', withinMs: 2_000 },
    { after: 'answers.finished', withinMs: 250 },
    { after: 'round.ended', withinMs: 150 },
    { after: 'fault.reverted', withinMs: 1_000 },
  ],
  'gave-up': [
    ...preparing.slice(1),
    { after: 'steady.confirmed', withinMs: 3_000 },
    { after: 'fault.applied', withinMs: 60 },
    { after: 'incident.declared', withinMs: 3_000 },
    { after: 'player.gave-up', withinMs: 300 },
    { after: 'inspection.finished', withinMs: 100 },
    { after: 'fault.reverted', withinMs: 300 },
  ],
  stopped: [
    ...preparing.slice(0, 1),
    { after: 'playground.ready', withinMs: 1_000 },
    { after: 'fault.intended', withinMs: 250 },
    { after: 'slo.recovered', withinMs: 4_000 },
    { after: 'round.stopped', withinMs: 200 },
    { after: 'fault.reverted', withinMs: 2_000 },
    { after: 'fault.reverted', withinMs: 500 },
  ],
};

/** The moments of one round, drawn. */
export function drawKills(ending: Ending, random: Random): readonly DrawnKill[] {
  return killPlan[ending].map((point) => ({
    ...point,
    delayMs: randomInt(random, 0, point.withinMs),
    againMs: point.again === undefined ? null : randomInt(random, 100, point.again),
  }));
}
