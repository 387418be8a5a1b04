import type { Millis } from '@chaos-engine/core';

/** Waits for `work`, but no longer than `limitMs`: `false` when it was still going on by then. Errors of `work` pass. */
export async function within(work: Promise<unknown>, limitMs: Millis): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
