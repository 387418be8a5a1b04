import type { Store } from '@chaos-engine/core';
import { ChaosError, type ErrorCode, isChaosError } from '@chaos-engine/core/errors';
import type { LeaseTimes } from './lease.ts';

/** What the thread of the store is started with. */
export interface StoreThreadOptions {
  readonly dataDir: string;
  readonly leaseTimes: LeaseTimes | null;
}

/** One call of the store's port, on its way to the thread. */
export interface StoreCall {
  readonly id: number;
  readonly method: keyof Store;
  readonly args: readonly unknown[];
}

/** What comes back: first `opened` or `refused`, then one answer a call; `lost` at any time. */
export type StoreAnswer =
  | { readonly type: 'opened'; readonly epoch: number }
  | { readonly type: 'refused'; readonly problem: Problem }
  | { readonly type: 'value'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly problem: Problem }
  | { readonly type: 'lost'; readonly problem: Problem };

/** An error between threads: the structured clone of one forgets its code. */
export interface Problem {
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly cause: string | null;
}

export function toProblem(error: unknown): Problem {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  return {
    code: isChaosError(error) ? error.code : null,
    message,
    cause: cause === undefined ? null : cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
  };
}

export function fromProblem({ code, message, cause }: Problem): Error {
  const because = cause === null ? {} : { cause };
  return code === null ? new Error(message, because) : new ChaosError(code, message, because);
}
