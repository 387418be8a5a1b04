import type { Quality } from './collateral.ts';
import type { BrokenInvariant } from './invariants.ts';
import type { Mark, ScoreLine } from './score-card.ts';
import { scoreLine } from './score-card.ts';

/** A quiet round: half for not crying wolf, half for harming nothing. */
export function quietLines(
  falseAlarms: readonly Mark[],
  quality: Quality,
  broken: readonly BrokenInvariant[],
): readonly ScoreLine[] {
  const care = broken.length > 0 ? 0 : quality.value;
  return [
    scoreLine({
      id: 'calm',
      title: 'No false declaration',
      weight: 0.5,
      value: falseAlarms.length === 0 ? 1 : 0,
      formula: falseAlarms.length === 0 ? 'no incident, none declared = 1' : 'declared, but there was no incident = 0',
      inputs: [{ name: 'declarations', value: String(falseAlarms.length) }],
      evidence: falseAlarms.map(({ seq }) => seq),
    }),
    scoreLine({
      id: 'care',
      title: 'Nothing harmed',
      weight: 0.5,
      value: care,
      formula: broken.length > 0 ? 'data not whole at the end = 0' : quality.words,
      inputs: [{ name: 'care', value: quality.words }],
      evidence: [...quality.evidence, ...broken.map(({ seq }) => seq)],
    }),
  ];
}
