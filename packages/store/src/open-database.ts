import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { ChaosError, isChaosError } from '@chaos-engine/core/errors';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import type { Schema } from './schema.ts';
import { nodeSqliteDialect } from './sqlite-dialect.ts';
import { toStoreError } from './store-errors.ts';

/**
 * Opens the file, checks that it is whole and brings it to this version's schema, with a copy of it kept beside it when
 * that changes anything. `STORE_CORRUPT` when it is damaged, `STORE_NEWER` when a newer version wrote it.
 */
export async function openDatabase(file: string): Promise<Kysely<Schema>> {
  const existed = existsSync(file);
  const database = openWhole(file, existed);
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(database) });
  try {
    const migrator = new Migrator({ db, provider: migrations });
    if (existed) await keepCopy(database, file, migrator);
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
    return db;
  } catch (cause) {
    await db.destroy();
    throw isNewer(cause)
      ? new ChaosError('STORE_NEWER', `${file} was written by a newer version; update, or choose another --data-dir`, {
          cause,
        })
      : cause;
  }
}

function openWhole(file: string, existed: boolean): DatabaseSync {
  let database: DatabaseSync | null = null;
  try {
    // From the first statement on: whoever reads the file after a crash holds it for a moment.
    database = new DatabaseSync(file, { timeout: 2_000 });
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
    // A flipped page is not noticed by the queries that do not meet it.
    const check = existed ? Object.values(database.prepare('pragma quick_check(1)').get() ?? {})[0] : 'ok';
    if (check !== 'ok') throw new Error(String(check));
    return database;
  } catch (cause) {
    database?.close();
    const coded = toStoreError(cause, file);
    if (isChaosError(coded) && coded.code === 'STORE_BUSY') throw coded;
    throw new ChaosError(
      'STORE_CORRUPT',
      `${file} is damaged (${cause instanceof Error ? cause.message : cause}); restore a backup, or move the file away to begin anew`,
      { cause },
    );
  }
}

/** A migration is the one thing that rewrites what is there. */
async function keepCopy(database: DatabaseSync, file: string, migrator: Migrator): Promise<void> {
  const all = await migrator.getMigrations();
  const pending = all.find(({ executedAt }) => executedAt === undefined);
  if (pending === undefined || all.every(({ executedAt }) => executedAt === undefined)) return;
  const copy = `${file}.before-${pending.name}`;
  if (!existsSync(copy)) database.prepare('vacuum into ?').run(copy);
}

function isNewer(cause: unknown): boolean {
  return cause instanceof Error && /previously executed migration .* is missing/.test(cause.message);
}
