import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';

type Work<T> = (trx: Transaction<Schema>) => Promise<T>;

/** Runs a write together with others; resolves once it is safe. */
export type GroupCommit = <T>(work: Work<T>) => Promise<T>;

/**
 * Runs writes that arrive together in one transaction, so that one fsync serves them all. Resolves after the commit.
 * A write that fails takes nobody with it: the others are tried again each by itself.
 */
export function createGroupCommit(transact: <T>(work: Work<T>) => Promise<T>, onRollback: () => void): GroupCommit {
  interface Waiting {
    readonly work: Work<unknown>;
    readonly resolve: (value: unknown) => void;
    readonly reject: (cause: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let running = false;

  const flush = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        const values = await transact(async (trx) => {
          const results: unknown[] = [];
          for (const { work } of group) results.push(await work(trx));
          return results;
        });
        group.forEach(({ resolve }, index) => {
          resolve(values[index]);
        });
      } catch {
        onRollback();
        for (const { work, resolve, reject } of group) {
          await transact(work).then(resolve, (cause: unknown) => {
            onRollback();
            reject(cause);
          });
        }
      }
    }
    running = false;
  };

  return <T>(work: Work<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      if (running) return;
      running = true;
      void flush();
    });
}
