import type { Clock, ProvisionRequest, RoundId, StackId } from '@chaos-engine/core';

export type PoolRequest = Omit<ProvisionRequest, 'id'>;

/** What a playground would be made from now. */
export interface PoolRecipe {
  /** Digest of all of it. */
  readonly digest: string;
  /** Memory it may take at most. */
  readonly costBytes: number;
}

/** How many playgrounds of a stack are ready. */
export interface PoolCount {
  readonly stack: StackId;
  readonly ready: number;
  readonly wanted: number;
  /** What keeps more from being made; `null` when nothing does. */
  readonly because: string | null;
}

export interface PoolOptions {
  readonly clock: Clock;
  /** Playgrounds to keep ready for a stack. */
  readonly size: number;
  readonly processors: number;
  readonly freeMemoryBytes: () => number;
  /** True while a round is being prepared. */
  readonly busy: () => boolean;
  /** Rounds whose users are measured now. */
  readonly playing: () => number;
  readonly recipe: (request: PoolRequest) => Promise<PoolRecipe>;
  /** Makes a playground, waits until it is healthy, and pauses it. */
  readonly make: (engineId: RoundId, request: PoolRequest) => Promise<void>;
  /** Also ends the making. */
  readonly remove: (engineId: RoundId) => Promise<void>;
  readonly onError?: (error: unknown) => void;
}
