import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type SqliteDatabase, SqliteDialect } from 'kysely';

/** Statements with a list of values in them come in many lengths. */
const mostPrepared = 200;

/** Kysely's own SQLite dialect over Node's built-in SQLite: no native module to build. */
export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  const prepared = new Map<string, StatementSync>();
  // To prepare a statement costs more than to run it, and the same few are run again and again.
  const prepare = (text: string): StatementSync => {
    const known = prepared.get(text);
    if (known) return known;
    if (prepared.size >= mostPrepared) prepared.clear();
    const statement = database.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
  const adapted: SqliteDatabase = {
    close: () => database.close(),
    prepare(text) {
      const statement = prepare(text);
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
