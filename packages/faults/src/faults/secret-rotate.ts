import type { Playground, ServiceName } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { type Database, databaseSchema, literal, query, sqlName } from '../psql.ts';
import { attempt, script } from '../run-command.ts';

/** Gives a database role a new password that nobody else is told. Sessions that are open stay open. */
export const secretRotate = defineFault({
  kind: 'secret.rotate',
  title: 'A password was changed on one side',
  permission: 'exec-in-target',
  params: databaseSchema.extend({ role: sqlName, password: z.string().min(8).max(100) }),
  /** The password as the database keeps it, which it also takes back. */
  inverse: z.strictObject({ kept: z.string().max(500) }),
  describe: ({ role }) => `the password of ${role} was changed in the database alone`,
  prepare: async (playground, target, params) => ({
    kept: await query(playground, target, params, keptOf(params.role)),
  }),
  async apply(playground, target, { password, ...params }, { kept }) {
    if ((await query(playground, target, params, keptOf(params.role))) === kept)
      await query(playground, target, params, `alter role ${params.role} password ${literal(password)}`);
  },
  async verify(playground, target, { password, ...params }) {
    const effective = await opens(playground, target, params, password);
    return {
      effective,
      reading: `${params.host}: ${params.role} ${effective ? 'has' : 'does not have'} the new password`,
    };
  },
  async revert(playground, target, { password, ...params }, { kept }) {
    if (await opens(playground, target, params, password))
      await query(playground, target, params, `alter role ${params.role} password ${literal(kept)}`);
  },
  async verifyReverted(playground, target, params, { kept }) {
    const now = await query(playground, target, params, keptOf(params.role));
    return {
      exact: now === kept,
      detail: `${params.host}: ${params.role} ${now === kept ? 'has' : 'does not have'} the password it had`,
    };
  },
});

const keptOf = (role: string) => `select rolpassword from pg_authid where rolname = ${literal(role)}`;

async function opens(
  playground: Playground,
  target: ServiceName,
  { role, host, database }: Database & { readonly role: string },
  password: string,
): Promise<boolean> {
  const text = 'PGPASSWORD=$1 PGPASSFILE=/dev/null psql -X -At -h "$2" -d "$3" -U "$4" -c "select 1"';
  return (await attempt(playground, target, script(text, password, host, database, role))).exitCode === 0;
}
