import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '@chaos-engine/core';
import { ChaosError } from '@chaos-engine/core/errors';
import type { Kysely } from 'kysely';
import { createEventLog } from './event-log.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { claimDataDir, type HeldLease, holdLease } from './hold-lease.ts';
import { type LeaseTimes, standardLeaseTimes } from './lease.ts';
import { openDatabase } from './open-database.ts';
import { changedColumns, newRow, toRecord } from './round-rows.ts';
import type { Schema } from './schema.ts';
import { toStoreError } from './store-errors.ts';

export interface FileStoreOptions {
  /** Folder of its own; made when it is not there. */
  readonly dataDir: string;
  /** The wall clock, in milliseconds. */
  readonly now: () => number;
  /** Called once when another server has taken over, this one having been frozen: it must stop. */
  readonly onLost?: (error: ChaosError) => void;
  readonly leaseTimes?: LeaseTimes;
}

/** A store that one process holds. `epoch` counts its holders, and so tells what a former one has left. */
export interface HeldStore extends Store {
  readonly epoch: number;
}

/** The store in one SQLite file, in this thread: each call holds it up for as long as the disk takes. */
export async function openFileStore(options: FileStoreOptions): Promise<HeldStore> {
  const { dataDir, now, onLost = () => undefined, leaseTimes: times = standardLeaseTimes } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'chaos.sqlite');
  const leaseOptions = { dataDir, file, now, times, onLost };
  const unlock = await claimDataDir(leaseOptions);
  let db: Kysely<Schema> | null = null;
  try {
    db = await openDatabase(file);
    return storeOn(db, await holdLease(db, leaseOptions, unlock), dataDir, file);
  } catch (cause) {
    await db?.destroy();
    unlock?.();
    throw toStoreError(cause, dataDir);
  }
}

function storeOn(db: Kysely<Schema>, lease: HeldLease, dataDir: string, file: string): HeldStore {
  const group = createGroupCommit(
    (work) =>
      db.transaction().execute(async (trx) => {
        await lease.fence(trx);
        return work(trx);
      }),
    () => log.forget(),
  );
  const commit: GroupCommit = (work) =>
    group(work).catch((cause: unknown) => {
      throw toStoreError(cause, dataDir);
    });
  const log = createEventLog(db, commit, file);
  let closed: Promise<void> | null = null;
  const rounds = () => db.selectFrom('rounds').selectAll();

  const store: HeldStore = {
    epoch: lease.epoch,
    append: log.append,
    read: log.read,
    verifyChain: log.verifyChain,
    async createRound(round) {
      try {
        await commit((trx) => trx.insertInto('rounds').values(newRow(round)).execute());
      } catch (cause) {
        if (await store.findRound(round.code))
          throw new ChaosError('STORE_CONFLICT', `round ${round.code} exists already`, { cause });
        throw cause;
      }
    },
    async updateRound(code, change) {
      const columns = changedColumns(change);
      if (Object.keys(columns).length === 0) return;
      const { numUpdatedRows } = await commit((trx) =>
        trx.updateTable('rounds').set(columns).where('code', '=', code).executeTakeFirst(),
      );
      if (numUpdatedRows === 0n) throw new ChaosError('ROUND_UNKNOWN', `no round ${JSON.stringify(code)} in the store`);
    },
    async findRound(code) {
      const row = await rounds().where('code', '=', code).executeTakeFirst();
      return row ? toRecord(row) : null;
    },
    async listRounds({ limit, scenario }) {
      const newest = rounds().orderBy('started_wall', 'desc').orderBy('code').limit(limit);
      const query = scenario === undefined ? newest : newest.where('scenario', '=', scenario);
      return (await query.execute()).map(toRecord);
    },
    async unfinishedRounds() {
      return (await rounds().where('archived', '=', 0).orderBy('started_wall').execute()).map(toRecord);
    },
    async appendTrack(code, name, lines) {
      await commit((trx) => trx.insertInto('tracks').values({ round: code, name, lines }).execute());
    },
    async readTrack(code, name) {
      const track = db.selectFrom('tracks').select('lines').where('round', '=', code).where('name', '=', name);
      return (await track.orderBy('id').execute()).map(({ lines }) => lines).join('');
    },
    async tracks(code) {
      const names = db.selectFrom('tracks').select('name').distinct().where('round', '=', code);
      return (await names.orderBy('name').execute()).map(({ name }) => name);
    },
    async setting(name) {
      const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
      return row?.value ?? null;
    },
    async saveSetting(name, value) {
      await commit((trx) =>
        trx
          .insertInto('settings')
          .values({ name, value })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
          .execute(),
      );
    },
    close() {
      closed ??= close();
      return closed;
    },
  };
  const close = async () => {
    // What was asked for before is still written; a store that was taken over has nothing left to write.
    await group(async () => undefined).catch(() => undefined);
    await lease.release();
    await db.destroy();
  };
  return store;
}
