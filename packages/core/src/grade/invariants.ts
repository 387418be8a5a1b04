import type { Entry } from '../facts.ts';
import type { RoundTime } from '../units.ts';
import type { ScoreFactor } from './score-card.ts';

/** Data that was lost or changed and not put back before the incident ended. */
export interface BrokenInvariant {
  readonly invariant: string;
  readonly seq: number;
}

/** Invariants that were not whole at the end. One found broken by the inspection afterwards counts as well. */
export function brokenInvariants(entries: readonly Entry[], endAt: RoundTime): readonly BrokenInvariant[] {
  const broken = new Map<string, BrokenInvariant>();
  for (const entry of entries) {
    if (entry.type === 'invariant.broken' && !broken.has(entry.invariant))
      broken.set(entry.invariant, { invariant: entry.invariant, seq: entry.seq });
    if (entry.type === 'invariant.restored' && entry.at <= endAt) broken.delete(entry.invariant);
  }
  return [...broken.values()];
}

/** Lost data costs three tenths of everything, once. */
export function conductFactors(broken: readonly BrokenInvariant[]): readonly ScoreFactor[] {
  if (broken.length === 0) return [];
  return [
    {
      id: 'data-lost',
      title: `Data not whole at the end: ${broken.map(({ invariant }) => invariant).join(', ')}`,
      factor: 0.7,
      evidence: broken.map(({ seq }) => seq),
    },
  ];
}
