import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ChaosError, type Store } from '@chaos-engine/core';
import { Kysely } from 'kysely';
import { createEventLog } from './event-log.ts';
import { toRecord } from './round-rows.ts';
import type { Schema } from './schema.ts';
import { nodeSqliteDialect } from './sqlite-dialect.ts';
import { toStoreError } from './store-errors.ts';

/** What can be read of a store without holding it. */
export type StoreReader = Pick<Store, 'read' | 'verifyChain' | 'findRound' | 'close'>;

/** Reads the store of a folder, also while a server holds it; nothing is written. `NOT_FOUND` when there is none. */
export async function openSqliteReader(dataDir: string): Promise<StoreReader> {
  const file = join(dataDir, 'chaos.sqlite');
  if (!existsSync(file))
    throw new ChaosError('NOT_FOUND', `${dataDir} holds no rounds; name the folder of the server with --data-dir`);
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    database.exec('pragma busy_timeout = 2000');
    return readerOn(new Kysely<Schema>({ dialect: nodeSqliteDialect(database) }), file);
  } catch (cause) {
    throw toStoreError(cause, dataDir);
  }
}

function readerOn(db: Kysely<Schema>, file: string): StoreReader {
  const { read, verifyChain } = createEventLog(db, () => Promise.reject(new Error('a reader does not write')), file);
  return {
    read,
    verifyChain,
    async findRound(code) {
      const row = await db.selectFrom('rounds').selectAll().where('code', '=', code).executeTakeFirst();
      return row ? toRecord(row) : null;
    },
    close: () => db.destroy(),
  };
}
