import type { DatabaseSync } from 'node:sqlite';
import { type SqliteDatabase, SqliteDialect } from 'kysely';

/** Kysely's own SQLite dialect over Node's built-in SQLite: no native module to build. */
export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  const adapted: SqliteDatabase = {
    close: () => database.close(),
    prepare(text) {
      const statement = database.prepare(text);
      type Params = Parameters<typeof statement.all>;
      const reader = statement.columns().length > 0;
      return {
        reader,
        all: (params) => statement.all(...(params as unknown as Params)),
        run: (params) => {
          const { changes, lastInsertRowid } = statement.run(...(params as unknown as Params));
          return { changes: BigInt(changes), lastInsertRowid: BigInt(lastInsertRowid) };
        },
        iterate: (params) => statement.iterate(...(params as unknown as Params)) as IterableIterator<unknown>,
      };
    },
  };
  return new SqliteDialect({ database: adapted });
}
