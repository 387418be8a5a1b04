import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ChaosError, type Entry, type RoundRecord, type Store } from '@chaos-engine/core';
import { Kysely, type Selectable, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { lockDataDir } from './data-dir-lock.ts';
import { createGroupCommit } from './group-commit.ts';
import { genesis, hashOf, link } from './hash-chain.ts';
import { migrations } from './migrations.ts';
import type { RoundsTable, Schema } from './schema.ts';
import { mustContinue } from './sequence.ts';
import { nodeSqliteDialect } from './sqlite-dialect.ts';

export interface SqliteStoreOptions {
  /** Folder of its own; made when it is not there. */
  readonly dataDir: string;
  readonly now: () => number;
}

/**
 * The store in one SQLite file: WAL, and every acknowledged commit fsynced. `STORE_LOCKED` when another server holds the
 * folder, `STORE_CORRUPT` when the file is damaged, `STORE_NEWER` when a newer version wrote it.
 */
export async function openSqliteStore({ dataDir, now }: SqliteStoreOptions): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockDataDir(dataDir, now);
  try {
    return await open(dataDir, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function open(dataDir: string, unlock: () => void): Promise<Store> {
  const file = join(dataDir, 'chaos.sqlite');
  const database = openFile(file, existsSync(file));
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(database) });
  await migrate(db, file);
  const heads = new Map<string, { length: number; hash: string }>();
  // What was remembered of a commit that did not happen is not so.
  const commit = createGroupCommit(
    (work) => db.transaction().execute(work),
    () => heads.clear(),
  );

  const headOf = async (trx: Transaction<Schema>, code: string) => {
    const known = heads.get(code);
    if (known) return known;
    const last = await trx
      .selectFrom('events')
      .select(['seq', 'hash'])
      .where('round', '=', code)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last ? { length: last.seq + 1, hash: last.hash } : { length: 0, hash: genesis };
  };

  const store: Store = {
    async createRound({ startedWall, ...round }) {
      try {
        await commit((trx) =>
          trx
            .insertInto('rounds')
            .values({ ...round, started_wall: startedWall })
            .execute(),
        );
      } catch (cause) {
        if (await store.findRound(round.code))
          throw new ChaosError('STORE_CONFLICT', `round ${round.code} exists already`, { cause });
        throw cause;
      }
    },
    async updateRound(code, change) {
      const row = toRow(change);
      if (Object.keys(row).length > 0)
        await commit((trx) => trx.updateTable('rounds').set(row).where('code', '=', code).execute());
    },
    async findRound(code) {
      const row = await db.selectFrom('rounds').selectAll().where('code', '=', code).executeTakeFirst();
      return row ? toRecord(row) : null;
    },
    async listRounds({ limit, scenario }) {
      let query = db.selectFrom('rounds').selectAll().orderBy('started_wall', 'desc').limit(limit);
      if (scenario !== undefined) query = query.where('scenario', '=', scenario);
      return (await query.execute()).map(toRecord);
    },
    async unfinishedRounds() {
      const rows = await db
        .selectFrom('rounds')
        .selectAll()
        .where('archived', '=', 0)
        .orderBy('started_wall')
        .execute();
      return rows.map(toRecord);
    },
    async append(code, entries) {
      if (entries.length === 0) return;
      await commit(async (trx) => {
        const before = await headOf(trx, code);
        mustContinue(code, before.length, entries);
        let { hash } = before;
        const rows = entries.map((entry) => {
          const next = link(hash, entry);
          hash = next.hash;
          const { seq, at, wall, type } = entry;
          return { round: code, seq, at, wall, type, body: next.body, prev_hash: next.prevHash, hash };
        });
        await trx.insertInto('events').values(rows).execute();
        heads.set(code, { length: before.length + rows.length, hash });
      });
    },
    async read(code) {
      const rows = await db.selectFrom('events').select('body').where('round', '=', code).orderBy('seq').execute();
      return rows.map(({ body }) => JSON.parse(body) as Entry);
    },
    async verifyChain(code) {
      const rows = await db
        .selectFrom('events')
        .select(['seq', 'body', 'prev_hash', 'hash'])
        .where('round', '=', code)
        .orderBy('seq')
        .execute();
      let hash = genesis;
      for (const [index, row] of rows.entries()) {
        if (row.seq !== index || row.prev_hash !== hash || row.hash !== hashOf(hash, row.body))
          throw new ChaosError(
            'STORE_CORRUPT',
            `round ${code}: the log is not whole at entry ${index}; restore a backup of ${file}`,
          );
        hash = row.hash;
      }
      return hash;
    },
    async appendTrack(code, name, lines) {
      await commit((trx) => trx.insertInto('tracks').values({ round: code, name, lines }).execute());
    },
    async readTrack(code, name) {
      const rows = await db
        .selectFrom('tracks')
        .select('lines')
        .where('round', '=', code)
        .where('name', '=', name)
        .orderBy('id')
        .execute();
      return rows.map(({ lines }) => lines).join('');
    },
    async tracks(code) {
      const rows = await db
        .selectFrom('tracks')
        .select('name')
        .distinct()
        .where('round', '=', code)
        .orderBy('name')
        .execute();
      return rows.map(({ name }) => name);
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
    async close() {
      await commit(async () => undefined);
      await db.destroy();
      unlock();
    },
  };
  return store;
}

function openFile(file: string, existed: boolean): DatabaseSync {
  const corrupt = (cause: unknown) =>
    new ChaosError(
      'STORE_CORRUPT',
      `${file} is damaged (${String(cause)}); restore a backup, or move the file away to begin anew`,
      {
        cause,
      },
    );
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file);
    database.exec(
      'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 2000',
    );
    const check = existed ? Object.values(database.prepare('pragma quick_check(1)').get() ?? {})[0] : 'ok';
    if (check !== 'ok') throw new Error(String(check));
    return database;
  } catch (cause) {
    database?.close();
    throw corrupt(cause);
  }
}

async function migrate(db: Kysely<Schema>, file: string): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest();
  if (!error) return;
  const text = error instanceof Error ? error.message : String(error);
  if (text.includes('missing'))
    throw new ChaosError(
      'STORE_NEWER',
      `${file} was written by a newer version; update, or choose another --data-dir`,
      { cause: error },
    );
  throw error;
}

const columns = {
  phase: 'phase',
  player: 'player',
  outcome: 'outcome',
  score: 'score',
  scoreJson: 'score_json',
  ttdMs: 'ttd_ms',
  ttmMs: 'ttm_ms',
  hints: 'hints',
} as const satisfies Partial<Record<keyof RoundRecord, keyof RoundsTable>>;

function toRow(change: Parameters<Store['updateRound']>[1]): Partial<Selectable<RoundsTable>> {
  const named = Object.entries(columns).flatMap(([field, column]) => {
    const value = change[field as keyof typeof columns];
    return value === undefined ? [] : [[column, value] as const];
  });
  return {
    ...Object.fromEntries(named),
    ...(change.archived === undefined ? {} : { archived: change.archived ? 1 : 0 }),
  };
}

function toRecord(row: Selectable<RoundsTable>): RoundRecord {
  const { started_wall, score_json, ttd_ms, ttm_ms, archived, mode, outcome, ...rest } = row;
  return {
    ...rest,
    mode: mode as RoundRecord['mode'],
    outcome: outcome as RoundRecord['outcome'],
    archived: archived === 1,
    startedWall: started_wall,
    scoreJson: score_json,
    ttdMs: ttd_ms,
    ttmMs: ttm_ms,
  };
}
