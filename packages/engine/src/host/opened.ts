import { drawPlan, type Entry, type Mode, type Rules, type WallTime } from '@chaos-engine/core';
import type { DrawnScenario } from '../library.ts';

/** The first entry of a round's log: all it will be judged by. */
export function openedEntry(
  { scenario, stack, digest }: DrawnScenario,
  { mode, seed, rules, wall }: { mode: Mode; seed: string; rules: Rules; wall: WallTime },
): Extract<Entry, { type: 'round.opened' }> {
  const judged = stack.journeys.filter((journey) => journey.judged);
  return {
    type: 'round.opened',
    scenario: scenario.id,
    scenarioDigest: digest,
    stack: stack.id,
    mode,
    seed,
    rules,
    judged: judged.map(({ id }) => id),
    weights: Object.fromEntries(judged.map(({ id, weight }) => [id, weight])),
    limitMs: scenario.limitMinutes * 60_000,
    plan: drawPlan(scenario, seed),
    seq: 0,
    at: 0,
    wall,
  };
}
