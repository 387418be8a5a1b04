/** What the pool of one stack looks like now. */
export interface PoolState {
  /** Playgrounds that should wait, paused. */
  readonly target: number;
  readonly waiting: number;
  /** One is being made. */
  readonly filling: boolean;
  /** A round is being prepared: its start must not share the processor. */
  readonly busy: boolean;
  /** Rounds whose users are measured now. */
  readonly playing: number;
  readonly processors: number;
  readonly freeMemoryBytes: number;
  /** What one playground may take at most. */
  readonly costBytes: number;
}

/** `short`: one more is wanted, and there is no memory for it. */
export type PoolStep = 'fill' | 'drop' | 'rest' | 'short';

/** What is left to everybody else. */
export const reserveBytes = 1.5 * 2 ** 30;

/** The next thing to do for a pool: make one more, remove one, or nothing. */
export function planPool(state: PoolState): PoolStep {
  const { target, waiting, filling, busy, playing, processors, freeMemoryBytes, costBytes } = state;
  if (waiting > target) return 'drop';
  if (waiting > 0 && freeMemoryBytes < reserveBytes) return 'drop';
  if (filling || busy || waiting >= target) return 'rest';
  // A playground that starts takes two processors; taken from a round that is played, they would be felt as an outage.
  if (playing > 0 && processors < playing + 2) return 'rest';
  return freeMemoryBytes >= reserveBytes + costBytes ? 'fill' : 'short';
}
