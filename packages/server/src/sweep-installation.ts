import { openSqliteStore } from '@chaos-engine/store';
import { openPlaygrounds } from './playgrounds.ts';

/**
 * Removes every container, network and volume this installation left on the engine; resolves to how many there were.
 * Rejects with STORE_LOCKED while its server runs: what that one has is wanted.
 */
export async function sweepInstallation(dataDir: string): Promise<number> {
  const store = await openSqliteStore({ dataDir });
  try {
    const instance = await store.setting('instance');
    if (instance === null) return 0;
    const { provider } = openPlaygrounds({
      instance,
      epoch: store.epoch,
      dataDir,
      library: { scenarios: [], broken: [] },
      poolSize: 0,
      onError: () => undefined,
    });
    const removed = await provider.sweep(new Set());
    await provider.close();
    return removed;
  } finally {
    await store.close();
  }
}
