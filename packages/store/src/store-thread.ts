import { parentPort, workerData } from 'node:worker_threads';
import { createBatch } from './batch.ts';
import { type HeldStore, openFileStore } from './file-store.ts';
import { standardLeaseTimes } from './lease.ts';
import { type StoreAnswer, type StoreCall, type StoreThreadOptions, toProblem } from './store-calls.ts';

/** Where SQLite lives: commits and checkpoints wait for the disk here, and nobody's keystroke waits with them. */
const { dataDir, leaseTimes } = workerData as StoreThreadOptions;
const answer = createBatch<StoreAnswer>((answers) => parentPort?.postMessage(answers));

try {
  const store = await openFileStore({
    dataDir,
    now: Date.now,
    leaseTimes: leaseTimes ?? standardLeaseTimes,
    onLost: (error) => answer({ type: 'lost', problem: toProblem(error) }),
  });
  parentPort?.on('message', (calls: readonly StoreCall[]) => {
    for (const call of calls) void serve(store, call);
  });
  answer({ type: 'opened', epoch: store.epoch });
} catch (error) {
  answer({ type: 'refused', problem: toProblem(error) });
}

async function serve(store: HeldStore, { id, method, args }: StoreCall): Promise<void> {
  try {
    const value = await (store[method] as (...values: readonly unknown[]) => Promise<unknown>)(...args);
    answer({ type: 'value', id, value });
  } catch (error) {
    answer({ type: 'error', id, problem: toProblem(error) });
  }
  // Without its port the thread has nothing left to wait for, and ends.
  if (method === 'close') setImmediate(() => parentPort?.close());
}
