/** What the pool of one stack looks like now. */
export interface PoolState {
  /** Playgrounds that should wait, paused. */
  readonly target: number;
  readonly waiting: number;
  /** One is being made. */
  readonly filling: boolean;
  /** A round is being prepared: its start must not share the processor. */
  readonly busy: boolean;
  readonly freeMemoryBytes: number;
  /** What one playground may take at most. */
  readonly costBytes: number;
}

export type PoolStep = 'fill' | 'drop' | 'rest';

const reserveBytes = 1.5 * 2 ** 30;

/** The next thing to do for a pool: make one more, remove one, or nothing. */
export function planPool({ target, waiting, filling, busy, freeMemoryBytes, costBytes }: PoolState): PoolStep {
  if (waiting > target) return 'drop';
  if (waiting > 0 && freeMemoryBytes < reserveBytes) return 'drop';
  if (filling || busy || waiting >= target) return 'rest';
  return freeMemoryBytes >= reserveBytes + costBytes ? 'fill' : 'rest';
}
