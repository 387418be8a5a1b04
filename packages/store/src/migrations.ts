import { type Kysely, sql } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';

const first: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('rounds')
      .addColumn('code', 'text', (column) => column.primaryKey())
      .addColumn('scenario', 'text', (column) => column.notNull())
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('mode', 'text', (column) => column.notNull())
      .addColumn('seed', 'text', (column) => column.notNull())
      .addColumn('started_wall', 'integer', (column) => column.notNull())
      .addColumn('phase', 'text', (column) => column.notNull().defaultTo('lobby'))
      .addColumn('archived', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('player', 'text', (column) => column.notNull().defaultTo(''))
      .addColumn('outcome', 'text')
      .addColumn('score', 'real')
      .addColumn('score_json', 'text')
      .addColumn('ttd_ms', 'integer')
      .addColumn('ttm_ms', 'integer')
      .addColumn('hints', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createTable('events')
      .addColumn('round', 'text', (column) => column.notNull().references('rounds.code'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('wall', 'integer', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('prev_hash', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('events_pk', ['round', 'seq'])
      .execute();
    await db.schema
      .createTable('tracks')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('round', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('lines', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('tracks_round').on('tracks').columns(['round', 'name', 'id']).execute();
    await db.schema.createIndex('rounds_started').on('rounds').columns(['started_wall']).execute();
    await db.schema
      .createTable('settings')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
    // A log is appended to, never changed: whoever tries is told by the database itself.
    for (const verb of ['update', 'delete'])
      await sql
        .raw(
          `create trigger events_no_${verb} before ${verb} on events begin select raise(abort, 'the event log is append-only'); end`,
        )
        .execute(db);
  },
};

const lease: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('lease')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('epoch', 'integer', (column) => column.notNull())
      .addColumn('pid', 'integer', (column) => column.notNull())
      .addColumn('since_wall', 'integer', (column) => column.notNull())
      .addColumn('renewed_wall', 'integer', (column) => column.notNull())
      .addColumn('renewals', 'integer', (column) => column.notNull())
      .addColumn('guarded', 'integer', (column) => column.notNull())
      .execute();
  },
};

/** All migrations by name, in order. Only ever added to; expand first, contract a release later. */
export const migrations: MigrationProvider = {
  getMigrations: async () => ({ '2026-11-24-first': first, '2026-11-24-lease': lease }),
};
