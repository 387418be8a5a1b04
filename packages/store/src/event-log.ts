import type { Entry, Store } from '@chaos-engine/core';
import { ChaosError } from '@chaos-engine/core/errors';
import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { GroupCommit } from './group-commit.ts';
import { genesis, hashOf, link } from './hash-chain.ts';
import type { Schema } from './schema.ts';
import { mustContinue } from './sequence.ts';
import { isForeignKeyError } from './store-errors.ts';

const columns = ['round', 'seq', 'at', 'wall', 'type', 'body', 'prev_hash', 'hash'] as const;

/** The append-only, hash-chained part of the store. `forget` drops what was remembered of a commit that did not happen. */
export interface EventLog extends Pick<Store, 'append' | 'read' | 'verifyChain'> {
  forget(): void;
}

export function createEventLog(db: Kysely<Schema>, commit: GroupCommit, file: string): EventLog {
  // Compiled once: to build the same statement for every entry costs more than to run it.
  const insertOne = db
    .insertInto('events')
    .columns(columns)
    .values(Object.fromEntries(columns.map((column) => [column, ''])) as never)
    .compile().sql;
  const heads = new Map<string, { length: number; hash: string }>();

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

  const write = async (trx: Transaction<Schema>, code: string, entries: readonly Entry[]) => {
    const before = await headOf(trx, code);
    mustContinue(code, before.length, entries);
    let { hash } = before;
    for (const entry of entries) {
      const next = link(hash, entry);
      hash = next.hash;
      const { seq, at, wall, type } = entry;
      await trx.executeQuery(
        CompiledQuery.raw(insertOne, [code, seq, at, wall, type, next.body, next.prevHash, next.hash]),
      );
    }
    heads.set(code, { length: before.length + entries.length, hash });
  };

  return {
    forget: () => heads.clear(),
    async append(code, entries) {
      if (entries.length === 0) return;
      await commit((trx) => write(trx, code, entries)).catch((cause: unknown) => {
        throw isForeignKeyError(cause)
          ? new ChaosError('ROUND_UNKNOWN', `no round ${JSON.stringify(code)} in the store`, { cause })
          : cause;
      });
    },
    async read(code) {
      const rows = await db.selectFrom('events').select('body').where('round', '=', code).orderBy('seq').execute();
      return rows.map(({ body }) => JSON.parse(body) as Entry);
    },
    async verifyChain(code) {
      const rows = await db.selectFrom('events').selectAll().where('round', '=', code).orderBy('seq').execute();
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
  };
}
