import type { Playground, ServiceName } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { databaseSchema, literal, query, sqlName } from '../psql.ts';

/** Takes away what the planner knows of a table, and keeps it from finding out again. */
export const sqlStatistics = defineFault({
  kind: 'sql.statistics',
  title: 'The planner knows nothing of a table',
  permission: 'exec-in-target',
  params: databaseSchema.extend({ table: sqlName }),
  inverse: z.strictObject({ options: z.string().nullable() }),
  describe: ({ table }) => `the statistics of ${table} were gone, and its automatic analyze was off`,
  async prepare(playground, target, params) {
    const found = await query(
      playground,
      target,
      params,
      `select array_to_json(reloptions) from pg_class where ${isTable(params)}`,
    );
    return { options: found === '' ? null : found };
  },
  async apply(playground, target, params) {
    await query(
      playground,
      target,
      params,
      `alter table ${params.table} set (autovacuum_enabled = off)`,
      `delete from pg_statistic where starelid = to_regclass(${literal(params.table)})`,
    );
  },
  async verify(playground, target, params) {
    const found = await columnsKnown(playground, target, params);
    return { effective: found === 0, reading: `${params.host}: statistics of ${found} columns of ${params.table}` };
  },
  async revert(playground, target, params, { options }) {
    const before = (JSON.parse(options ?? '[]') as string[]).find((option) => option.startsWith('autovacuum_enabled='));
    const back =
      before === undefined ? `reset (autovacuum_enabled)` : `set (autovacuum_enabled = ${before.split('=')[1]})`;
    await query(playground, target, params, `alter table ${params.table} ${back}`);
    if ((await columnsKnown(playground, target, params)) === 0)
      await query(playground, target, params, `analyze ${params.table}`);
  },
  async verifyReverted(playground, target, params, { options }) {
    const now = await query(
      playground,
      target,
      params,
      `select array_to_json(reloptions) from pg_class where ${isTable(params)}`,
    );
    const known = await columnsKnown(playground, target, params);
    return {
      exact: known > 0 && (now === '' ? null : now) === options,
      detail: `${params.host}: statistics of ${known} columns of ${params.table}, its options ${now || 'none'}, before ${options ?? 'none'}`,
    };
  },
});

type Table = z.output<typeof databaseSchema> & { readonly table: string };

const isTable = ({ table }: Table) => `oid = to_regclass(${literal(table)})`;

async function columnsKnown(playground: Playground, target: ServiceName, params: Table): Promise<number> {
  const sql = `select count(*) from pg_statistic where starelid = to_regclass(${literal(params.table)})`;
  return Number(await query(playground, target, params, sql));
}
