import type { HintLevel } from '@chaos-engine/core';
import type { HintView } from '@chaos-engine/protocol';

/** What each level of hint tells. */
export const hintWords: Readonly<Record<HintLevel, string>> = {
  orientation: 'where to look',
  area: 'the area',
  component: 'the component',
  procedure: 'the procedure',
};

/** The most a round can still score with the hints already taken, and with one more. */
export function remainingMaximum(hints: readonly HintView[]): {
  readonly now: number;
  readonly afterNext: number | null;
} {
  const taken = hints.filter(({ text }) => text !== null);
  const next = hints.find(({ text }) => text === null);
  const factor = taken.reduce((left, { cost }) => left * (1 - cost), 1);
  return { now: Math.round(factor * 1_000), afterNext: next ? Math.round(factor * (1 - next.cost) * 1_000) : null };
}
