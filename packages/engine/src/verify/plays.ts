import type { Cheat, Scenario, ScenarioPlay } from '@chaos-engine/core';

/** What a play promises the log will show. `gains-nothing` is said of every cheat. */
export type PlayPromise =
  | 'durable'
  | 'partial'
  | 'not-mitigated'
  | 'relapse'
  | 'collateral'
  | 'data-loss'
  | 'gains-nothing';

/** A play with its promise, ready to be proved. */
export interface PromisedPlay extends Pick<ScenarioPlay, 'id' | 'title' | 'steps'> {
  readonly promise: PlayPromise;
}

export const playKinds = ['solution', 'alternatives', 'wrong-moves', 'cheats'] as const;
export type PlayKind = (typeof playKinds)[number];

/** The plays of these kinds beside the solution, which is proved by `verifyScenario`. A quiet round has none to end. */
export function promisedPlays(
  { faults, alternatives, wrongMoves }: Scenario['sealed'],
  cheats: readonly Cheat[],
  kinds: readonly PlayKind[],
): readonly PromisedPlay[] {
  if (faults.length === 0) return [];
  const of = (kind: PlayKind, plays: readonly PromisedPlay[]) => (kinds.includes(kind) ? plays : []);
  return [
    ...of(
      'alternatives',
      alternatives.map((play) => ({ ...play, promise: play.credit === 'full' ? 'durable' : 'partial' })),
    ),
    ...of(
      'wrong-moves',
      wrongMoves.map((play) => ({ ...play, promise: play.expect })),
    ),
    ...of(
      'cheats',
      cheats.map((play) => ({ ...play, promise: 'gains-nothing' })),
    ),
  ];
}
