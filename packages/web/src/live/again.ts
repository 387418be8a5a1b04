const tries = 4;
const firstWaitMs = 250;

/**
 * Tries again when a part of the page could not be fetched. A browser drops what is under way whenever a network
 * interface comes or goes, and starting a playground on the same machine makes a dozen of them.
 */
export async function again<T>(load: () => Promise<T>, wait: (ms: number) => Promise<void> = pause): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await load();
    } catch (error) {
      if (tried >= tries) throw error;
      await wait(firstWaitMs * 2 ** (tried - 1));
    }
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
