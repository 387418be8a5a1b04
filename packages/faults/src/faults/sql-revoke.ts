import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { databaseSchema, literal, query, sqlName } from '../psql.ts';

const rights = ['select', 'insert', 'update', 'delete'] as const;

/** Takes rights on a table away from a role. */
export const sqlRevoke = defineFault({
  kind: 'sql.revoke',
  title: 'A right is taken away',
  permission: 'exec-in-target',
  params: databaseSchema.extend({ table: sqlName, role: sqlName, rights: z.array(z.enum(rights)).min(1).max(4) }),
  /** Who may do what, as the database keeps it. */
  inverse: z.strictObject({ acl: z.string(), had: z.array(z.enum(rights)) }),
  describe: ({ table, role, rights: taken }) => `${role} lost ${taken.join(', ')} on ${table}`,
  async prepare(playground, target, params) {
    const has = async (right: string) => {
      const sql = `select exists (select from pg_class c, aclexplode(c.relacl) a where c.oid = to_regclass(${literal(params.table)}) and a.grantee = ${literal(params.role)}::regrole and a.privilege_type = ${literal(right.toUpperCase())})`;
      return (await query(playground, target, params, sql)) === 't';
    };
    const had: (typeof rights)[number][] = [];
    for (const right of params.rights) if (await has(right)) had.push(right);
    return { acl: await query(playground, target, params, aclOf(params.table)), had };
  },
  async apply(playground, target, params) {
    await query(
      playground,
      target,
      params,
      `revoke ${params.rights.join(', ')} on ${params.table} from ${params.role}`,
    );
  },
  async verify(playground, target, params) {
    const sql = `select bool_or(has_table_privilege(${literal(params.role)}, ${literal(params.table)}, r)) from unnest(array[${params.rights.map(literal).join(', ')}]) r`;
    const may = (await query(playground, target, params, sql)) === 't';
    return {
      effective: !may,
      reading: `${params.host}: ${params.role} ${may ? 'may still' : 'may not'} use ${params.table}`,
    };
  },
  async revert(playground, target, params, { had }) {
    if (had.length > 0)
      await query(playground, target, params, `grant ${had.join(', ')} on ${params.table} to ${params.role}`);
  },
  async verifyReverted(playground, target, params, { acl }) {
    const now = await query(playground, target, params, aclOf(params.table));
    return {
      exact: now === acl,
      detail: `${params.host}: rights on ${params.table}: ${now || 'none'}, before ${acl || 'none'}`,
    };
  },
});

const aclOf = (table: string) =>
  `select array_agg(a::text order by a::text) from pg_class c, unnest(c.relacl) a where c.oid = to_regclass(${literal(table)})`;
