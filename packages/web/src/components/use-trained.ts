import type { RoundFailureModes } from '@chaos-engine/protocol';
import { useQueries, useQuery } from '@tanstack/react-query';
import { queries } from '../queries.ts';
import { seats } from '../state/seats.ts';
import { trainedRounds } from '../state/trained-rounds.ts';

/** The scenarios whose debrief this browser's player has had, with their failure classes. Of no others are they known. */
export function useTrained(): readonly RoundFailureModes[] {
  const { data: rows = [] } = useQuery(queries.rounds);
  const rounds = trainedRounds(rows, (code) => seats.token(code) !== null);
  return useQueries({
    queries: rounds.map(({ code }) => queries.roundFailureModes(code)),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  });
}
