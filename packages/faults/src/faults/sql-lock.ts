import type { Playground, ServiceName } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { closeSessions, type Database, databaseSchema, literal, openSessions, query, sqlName } from '../psql.ts';

const modes = [
  'access share',
  'row exclusive',
  'share',
  'share row exclusive',
  'exclusive',
  'access exclusive',
] as const;

/** A session that holds a lock on a table and goes on holding it; aimed at the toolbox it is opened from. */
export const sqlLock = defineFault({
  kind: 'sql.lock',
  title: 'A table is locked',
  permission: 'exec-in-target',
  params: databaseSchema.extend({
    table: sqlName,
    mode: z.enum(modes).default('access exclusive'),
    /** What the session says it is. */
    application: sqlName,
    user: sqlName.optional(),
  }),
  inverse: z.strictObject({}),
  describe: ({ table, mode, application }) => `a session of ${application} held ${table} in ${mode} mode`,
  prepare: async () => ({}),
  async apply(playground, target, params) {
    if (await isHeld(playground, target, params)) return;
    await openSessions(playground, target, params, 1, `begin; lock table ${params.table} in ${params.mode} mode;`);
  },
  async verify(playground, target, params) {
    const effective = await isHeld(playground, target, params);
    return {
      effective,
      reading: `${params.host}: ${params.application} ${effective ? 'holds' : 'does not hold'} ${params.table}`,
    };
  },
  revert: (playground, target, params) => closeSessions(playground, target, params),
  async verifyReverted(playground, target, params) {
    const held = await isHeld(playground, target, params);
    return { exact: !held, detail: `${params.host}: ${params.table} is ${held ? 'still' : 'no longer'} held` };
  },
});

type Held = Database & { readonly table: string; readonly mode: (typeof modes)[number]; readonly application: string };

async function isHeld(playground: Playground, target: ServiceName, { table, mode, application, ...where }: Held) {
  // "row exclusive" is RowExclusiveLock there.
  const lock = `${mode.replaceAll(/(?:^| )(.)/g, (_, letter: string) => letter.toUpperCase())}Lock`;
  const sql = `select count(*) > 0 from pg_locks l join pg_stat_activity a using (pid)
    where a.application_name = ${literal(application)} and l.granted
      and l.relation = to_regclass(${literal(table)}) and l.mode = ${literal(lock)}`;
  return (await query(playground, target, where, sql)) === 't';
}
