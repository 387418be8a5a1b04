import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Store } from '@chaos-engine/core';
import { ChaosError } from '@chaos-engine/core/errors';
import { createBatch } from './batch.ts';
import type { HeldStore } from './file-store.ts';
import type { LeaseTimes } from './lease.ts';
import { fromProblem, type StoreAnswer, type StoreCall, type StoreThreadOptions } from './store-calls.ts';

export interface SqliteStoreOptions {
  /** Folder of its own; made when it is not there. */
  readonly dataDir: string;
  /** Called once when nothing can be written any more, and the process must stop: `STORE_LOCKED` when another server has taken over. */
  readonly onLost?: (error: ChaosError) => void;
  readonly leaseTimes?: LeaseTimes;
}

/** A store that one process holds. `epoch` counts its holders, and so tells what a former one has left. */
export type SqliteStore = HeldStore;

/**
 * The store in one SQLite file, in a thread of its own: WAL, and every acknowledged commit fsynced. `STORE_LOCKED` when
 * another server holds the folder, `STORE_CORRUPT` when the file is damaged, `STORE_NEWER` when a newer version wrote it.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<SqliteStore> {
  const { dataDir, onLost = () => undefined, leaseTimes = null } = options;
  const workerData: StoreThreadOptions = { dataDir, leaseTimes };
  // Flags of this process, a debugger's port among them, are not for the thread.
  const thread = new Worker(new URL('./store-thread.ts', import.meta.url), { workerData, execArgv: [] });
  const ended = once(thread, 'exit');
  const [[first]] = (await once(thread, 'message')) as [readonly StoreAnswer[]];
  if (first?.type !== 'opened') {
    await ended;
    throw first?.type === 'refused' ? fromProblem(first.problem) : new Error(`the store answered ${first?.type}`);
  }
  const ask = askThread(thread, onLost);
  const call =
    <M extends Exclude<keyof Store, 'close'>>(method: M) =>
    (...args: Parameters<Store[M]>) =>
      ask(method, args) as ReturnType<Store[M]>;
  let closed: Promise<void> | null = null;
  return {
    epoch: first.epoch,
    createRound: call('createRound'),
    updateRound: call('updateRound'),
    findRound: call('findRound'),
    listRounds: call('listRounds'),
    unfinishedRounds: call('unfinishedRounds'),
    append: call('append'),
    read: call('read'),
    verifyChain: call('verifyChain'),
    appendTrack: call('appendTrack'),
    readTrack: call('readTrack'),
    tracks: call('tracks'),
    setting: call('setting'),
    saveSetting: call('saveSetting'),
    close() {
      closed ??= ask('close', []).then(async () => {
        // Its files are let go of when the thread is gone, so that is what closing waits for.
        thread.ref();
        await ended;
      });
      return closed;
    },
  };
}

/** Sends calls to the thread and gives each its answer; all that wait are refused when it ends before its time. */
function askThread(thread: Worker, onLost: (error: ChaosError) => void) {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let nextId = 0;
  let over: ChaosError | null = null;

  const settle = (id: number): PromiseWithResolvers<unknown> | undefined => {
    const call = waiting.get(id);
    waiting.delete(id);
    // Whoever waits for an answer keeps the process alive; the store alone does not.
    if (waiting.size === 0) thread.unref();
    return call;
  };
  const end = (cause?: unknown) => {
    over ??= new ChaosError('STORE_BUSY', 'the store is closed', { cause });
    for (const id of waiting.keys()) settle(id)?.reject(over);
  };
  thread.unref();
  const hear = (answer: StoreAnswer) => {
    if (answer.type === 'value') settle(answer.id)?.resolve(answer.value);
    if (answer.type === 'error') settle(answer.id)?.reject(fromProblem(answer.problem));
    if (answer.type === 'lost') onLost(fromProblem(answer.problem) as ChaosError);
  };
  thread.on('message', (answers: readonly StoreAnswer[]) => {
    for (const answer of answers) hear(answer);
  });
  thread.once('error', (cause) => {
    over = new ChaosError('INTERNAL', `the thread of the store has ended: ${String(cause)}`, { cause });
    end();
    onLost(over);
  });
  thread.once('exit', () => end());

  const send = createBatch<StoreCall>((calls) => {
    try {
      thread.postMessage(calls);
    } catch {
      // One of them cannot be sent, and takes no other with it.
      for (const call of calls) sendAlone(call);
    }
  });
  const sendAlone = (call: StoreCall) => {
    try {
      thread.postMessage([call]);
    } catch (cause) {
      settle(call.id)?.reject(cause);
    }
  };

  return (method: keyof Store, args: readonly unknown[]): Promise<unknown> => {
    if (over) return Promise.reject(over);
    const id = nextId++;
    const call = Promise.withResolvers<unknown>();
    waiting.set(id, call);
    thread.ref();
    send({ id, method, args });
    return call.promise;
  };
}
