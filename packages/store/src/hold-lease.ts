import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { ChaosError } from '@chaos-engine/core/errors';
import type { Kysely } from 'kysely';
import { tryLockDataDir } from './data-dir-lock.ts';
import { holderWords, judgeLease, type Lease, type LeaseTimes } from './lease.ts';
import type { Schema } from './schema.ts';

export interface LeaseOptions {
  readonly dataDir: string;
  readonly file: string;
  readonly now: () => number;
  readonly times: LeaseTimes;
  /** Called once, when another server has taken over: nothing can be written any more. */
  readonly onLost: (error: ChaosError) => void;
}

/** A lease that is being renewed. */
export interface HeldLease {
  readonly epoch: number;
  /** Throws `STORE_LOCKED` inside a transaction that is no longer ours to make. */
  fence(db: Kysely<Schema>): Promise<void>;
  release(): Promise<void>;
}

/**
 * Waits until this process may write to the store: at once when nobody does or its last holder is dead; after a whole
 * expiry of silence when the holder is frozen. `STORE_LOCKED` names a holder that lives.
 */
export async function claimDataDir({ dataDir, file, now, times }: LeaseOptions): Promise<(() => void) | null> {
  const unlock = tryLockDataDir(dataDir);
  const lease = readLease(file);
  const verdict = judgeLease(lease, { locked: unlock !== null, nowWall: now(), expiresMs: times.expiresMs });
  if (verdict === 'take' || (verdict === 'watch' && (await staysSilent(file, lease, times)))) return unlock;
  unlock?.();
  throw new ChaosError(
    'STORE_LOCKED',
    `${dataDir} is in use by ${holderWords(lease)}; stop it, or choose another --data-dir`,
  );
}

/** Writes this process into the store as its holder, and keeps saying that it lives. */
export async function holdLease(
  db: Kysely<Schema>,
  options: LeaseOptions,
  unlockAtStart: (() => void) | null,
): Promise<HeldLease> {
  const { dataDir, now, times } = options;
  let unlock = unlockAtStart;
  let lost = false;
  const row = () => ({ renewed_wall: now(), guarded: unlock === null ? 0 : 1 });
  const mine = { pid: process.pid, since_wall: now(), renewals: 0, ...row() };
  const { epoch } = await db
    .insertInto('lease')
    .values({ id: 1, epoch: 1, ...mine })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({ ...mine, epoch: eb('lease.epoch', '+', 1) })),
    )
    .returning('epoch')
    .executeTakeFirstOrThrow();

  const lose = (): ChaosError => {
    const error = new ChaosError('STORE_LOCKED', `another server has taken over ${dataDir}; this one must stop`);
    if (!lost) options.onLost(error);
    lost = true;
    return error;
  };
  const renew = async () => {
    unlock ??= tryLockDataDir(dataDir);
    const { numUpdatedRows } = await db
      .updateTable('lease')
      .set((eb) => ({ ...row(), renewals: eb('renewals', '+', 1) }))
      .where('epoch', '=', epoch)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) lose();
  };
  // A renewal that fails is tried again: a full disk is for the writers to report.
  const timer = setInterval(() => void (lost || renew().catch(() => undefined)), times.renewEveryMs);
  timer.unref();

  return {
    epoch,
    async fence(trx) {
      const holder = await trx.selectFrom('lease').select('epoch').executeTakeFirst();
      if (holder?.epoch !== epoch) throw lose();
    },
    async release() {
      clearInterval(timer);
      // Marked as guarded: without our lock anybody may follow at once.
      const freed = db.updateTable('lease').set({ guarded: 1 }).where('epoch', '=', epoch).execute();
      await freed.catch(() => undefined);
      unlock?.();
    },
  };
}

async function staysSilent(
  file: string,
  lease: Lease | null,
  { renewEveryMs, expiresMs }: LeaseTimes,
): Promise<boolean> {
  const until = performance.now() + expiresMs;
  while (performance.now() < until) {
    await delay(Math.min(renewEveryMs, expiresMs));
    const now = readLease(file);
    if (now?.renewals !== lease?.renewals || now?.epoch !== lease?.epoch) return false;
  }
  return true;
}

/** The lease as it stands in the file; `null` when there is none, or no telling. */
function readLease(file: string): Lease | null {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const row = database.prepare('select * from lease').get();
    if (row === undefined) return null;
    return {
      epoch: Number(row.epoch),
      pid: Number(row.pid),
      sinceWall: Number(row.since_wall),
      renewedWall: Number(row.renewed_wall),
      renewals: Number(row.renewals),
      guarded: row.guarded === 1,
    };
  } catch {
    return null;
  } finally {
    database?.close();
  }
}
