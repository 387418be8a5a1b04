import type { Outcome } from '@chaos-engine/core';
import type { Tone } from '../state/phase.ts';
import { StatusGlyph } from './status-chip.tsx';

const looks: Readonly<Record<Outcome, readonly [Tone, string]>> = {
  mitigated: ['ok', 'Mitigated'],
  'symptom-only': ['warn', 'Symptom only'],
  'timed-out': ['crit', 'Timed out'],
  'gave-up': ['unknown', 'Gave up'],
  quiet: ['ok', 'Quiet night'],
  stopped: ['unknown', 'Stopped'],
  void: ['paused', 'Void'],
};

/** What became of a round, in words. */
export const outcomeWord = (outcome: Outcome): string => looks[outcome][1];
export const outcomeTone = (outcome: Outcome): Tone => looks[outcome][0];

/** What became of a round: glyph and word. */
export function OutcomeLabel({ outcome }: { outcome: Outcome }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <StatusGlyph tone={outcomeTone(outcome)} />
      {outcomeWord(outcome)}
    </span>
  );
}
