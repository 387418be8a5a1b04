/** Runs at most `width` tasks at once, the others in order of arrival. */
export interface Limiter {
  <T>(task: () => Promise<T>): Promise<T>;
  /** Tasks running and waiting. */
  readonly load: { readonly running: number; readonly waiting: number };
}

/** Makes a limiter of the given width. */
export function createLimiter(width: number): Limiter {
  const waiting: (() => void)[] = [];
  let running = 0;

  // A place that becomes free goes straight to the one who waited longest, so nobody can slip in between.
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  const enter = async () => {
    if (running < width) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };

  async function limited<T>(task: () => Promise<T>): Promise<T> {
    await enter();
    try {
      return await task();
    } finally {
      leave();
    }
  }
  return Object.defineProperty(limited, 'load', {
    get: () => ({ running, waiting: waiting.length }),
  }) as Limiter;
}
