/**
 * Work that shows how things are now: asked for while it is under way, it is done once more afterwards, however often
 * it was asked for.
 */
export function latestOnly(work: () => Promise<void>): () => void {
  let state: 'idle' | 'running' | 'again' = 'idle';
  const run = async () => {
    state = 'running';
    try {
      await work();
    } finally {
      const again = (state as string) === 'again';
      state = 'idle';
      if (again) void run();
    }
  };
  return () => {
    if (state === 'idle') void run();
    else state = 'again';
  };
}
