import { ChaosError, type Entry, type RoundRecord, type Store } from '@chaos-engine/core';

export interface EndedRound {
  readonly record: RoundRecord;
  readonly entries: readonly Entry[];
}

/** A round that is over, from the store. Before its end nothing of what it holds is told: `ROUND_NOT_IN_PHASE`. */
export async function endedRound(
  code: string,
  { store }: { readonly store: Pick<Store, 'read' | 'findRound'> },
): Promise<EndedRound> {
  const record = await store.findRound(code);
  if (!record) throw new ChaosError('ROUND_UNKNOWN', `no round ${JSON.stringify(code)}; see the list of rounds`);
  const entries = await store.read(code);
  if (!entries.some(({ type }) => type === 'round.ended'))
    throw new ChaosError('ROUND_NOT_IN_PHASE', `round ${code} is still on; its truth is told when it has ended`);
  return { record, entries };
}
