import type { Entry } from '../facts.ts';
import { hintLevels } from '../scenario.ts';
import { rounded, type ScoreFactor } from './score-card.ts';

type Taken = Extract<Entry, { type: 'hint.taken' }>;

/** Hints that were taken, each once, in order. */
export function hintsTaken(entries: readonly Entry[]): readonly Taken[] {
  const taken = entries.filter((entry) => entry.type === 'hint.taken');
  return taken.filter(({ index }, i) => taken.findIndex((other) => other.index === index) === i);
}

/** What the hints leave of the score: each takes its share of what is there. */
export function hintFactors(taken: readonly Taken[]): readonly ScoreFactor[] {
  return taken.map(({ index, level, seq }) => ({
    id: `hint-${index + 1}`,
    title: `Hint ${index + 1}: ${level}`,
    factor: rounded(1 - hintLevels[level]),
    evidence: [seq],
  }));
}
