/** Waits until something is so. Throws when it is not within the limit. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs: number,
  everyMs = 20,
): Promise<void> {
  const give = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > give) throw new Error(`${what}: not within ${limitMs / 1_000} s`);
    await pause(everyMs);
  }
}

export const pause = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs));
