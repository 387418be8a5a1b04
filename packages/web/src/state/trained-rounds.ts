import type { RoundRow } from '@chaos-engine/protocol';

/** The newest graded round of each scenario among those one has a seat in: what may be told about it is known already. */
export function trainedRounds(rows: readonly RoundRow[], hasSeat: (code: string) => boolean): readonly RoundRow[] {
  // A round without a score may have ended before anything broke; what it would have been is not told unasked.
  const graded = rows.filter(({ code, phase, score }) => phase === 'ended' && score !== null && hasSeat(code));
  return graded.filter(({ scenario }, index) => graded.findIndex((row) => row.scenario === scenario) === index);
}
