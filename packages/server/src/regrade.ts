import { ChaosError, canonicalJson, type Entry, grade, type ScoreCard } from '@chaos-engine/core';
import { drawn, findScenario, type Library } from '@chaos-engine/engine';
import type { StoreReader } from '@chaos-engine/store';
import { endedRound } from './ended-round.ts';

/** A score computed anew, beside the one recorded when the round ended; both as canonical JSON. */
export interface Regrade {
  readonly scoreJson: string;
  readonly recorded: string | null;
  /** Hash of the newest entry of the log the score was computed from. */
  readonly logHead: string;
}

/** Grades an ended round again from nothing but its log, whose chain is checked first. */
export async function regrade(code: string, store: StoreReader, library: Library): Promise<Regrade> {
  const logHead = await store.verifyChain(code);
  const { record, entries } = await endedRound(code, { store });
  const { scenario, digest } = drawn(findScenario(library, record.scenario), record.seed);
  if (digest !== record.digest)
    throw new ChaosError(
      'SCENARIO_INVALID',
      `round ${code} was played with ${record.scenario} ${record.version} (${record.digest.slice(0, 12)}), installed is ${scenario.version} (${digest.slice(0, 12)}); install that one to grade it again`,
    );
  return { scoreJson: canonicalJson(gradeEnded(entries, scenario.sealed)), recorded: record.scoreJson, logHead };
}

/** The score of a round that is over, from what was known when it ended: what was cleaned up after that is no part of it. */
export function gradeEnded(entries: readonly Entry[], sealed: Parameters<typeof grade>[1]): ScoreCard {
  const end = entries.findIndex(({ type }) => type === 'round.ended');
  return grade(end < 0 ? entries : entries.slice(0, end), sealed);
}
