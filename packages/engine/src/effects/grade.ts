import type { RoundRun } from '../host/round-run.ts';

/** Computes the score from the log alone and ends the round with it. */
export async function grade(run: RoundRun, signal: AbortSignal): Promise<void> {
  const { outcome } = await run.grade(run.log.entries);
  if (!signal.aborted) await run.log.append([{ type: 'round.ended', outcome }]);
}
