import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { closeSessions, countSessions, databaseSchema, openSessions, sqlName } from '../psql.ts';
import { receiptOf, receiptText } from '../receipt.ts';

/** Sessions that begin a transaction, ask one question and then nothing more; aimed at the toolbox they are opened from. */
export const sqlIdle = defineFault({
  kind: 'sql.idle',
  title: 'Sessions are left open in a transaction',
  permission: 'exec-in-target',
  params: databaseSchema.extend({
    count: z.int().min(1).max(100),
    /** What the sessions say they are. */
    application: sqlName,
    user: sqlName.optional(),
    /** The question. */
    asks: z.string().min(1).max(1_000).default('select 1'),
    isolation: z.enum(['read committed', 'repeatable read', 'serializable']).default('read committed'),
  }),
  inverse: z.strictObject({}),
  describe: ({ count, application }) => `${count} sessions of ${application} were left idle in a transaction`,
  prepare: async () => ({}),
  async apply(playground, target, params) {
    const missing = params.count - (await countSessions(playground, target, params));
    const said = `begin isolation level ${params.isolation}; ${params.asks};`;
    if (missing > 0) await openSessions(playground, target, params, missing, said);
  },
  async verify(playground, target, params) {
    const found = await countSessions(playground, target, params);
    const receipt = receiptOf(params.count, [found], 'count');
    return {
      effective: found >= params.count,
      reading: `${params.host}: sessions of ${params.application}: ${receipt === null ? 'none' : receiptText(receipt)}`,
      ...(receipt !== null && { receipt }),
    };
  },
  revert: (playground, target, params) => closeSessions(playground, target, params),
  async verifyReverted(playground, target, params) {
    const left = await countSessions(playground, target, params);
    return { exact: left === 0, detail: `${params.host}: ${left} sessions of ${params.application}` };
  },
});
