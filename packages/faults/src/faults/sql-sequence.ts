import type { Playground, ServiceName } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { type Database, databaseSchema, query, sqlName } from '../psql.ts';

const position = z.strictObject({ lastValue: z.string().regex(/^-?\d+$/), called: z.boolean() });

/** Moves a sequence close to its end, as years of use would have. */
export const sqlSequence = defineFault({
  kind: 'sql.sequence',
  title: 'A sequence runs out of numbers',
  permission: 'exec-in-target',
  params: databaseSchema.extend({
    sequence: sqlName,
    /** Numbers that are left before there are none. */
    left: z.int().min(0).max(1_000_000_000),
  }),
  inverse: position,
  describe: ({ sequence, left }) => `${sequence} had ${left} numbers left`,
  prepare: (playground, target, params) => positionOf(playground, target, params),
  async apply(playground, target, params) {
    const { sequence, left } = params;
    await query(
      playground,
      target,
      params,
      `select setval('${sequence}', greatest(${sequence}.last_value, s.max_value - ${left})) from ${sequence}, pg_sequences s where s.sequencename = '${sequence}'`,
    );
  },
  async verify(playground, target, params) {
    const sql = `select s.max_value - q.last_value from ${params.sequence} q, pg_sequences s where s.sequencename = '${params.sequence}'`;
    const left = Number(await query(playground, target, params, sql));
    return { effective: left <= params.left, reading: `${params.host}: ${params.sequence} has ${left} numbers left` };
  },
  async revert(playground, target, params, before) {
    const sql = `select s.max_value - q.last_value from ${params.sequence} q, pg_sequences s where s.sequencename = '${params.sequence}'`;
    // Whoever has moved or widened it meanwhile knew why.
    if (Number(await query(playground, target, params, sql)) > params.left) return;
    await query(
      playground,
      target,
      params,
      `select setval('${params.sequence}', ${before.lastValue}, ${before.called})`,
    );
  },
  async verifyReverted(playground, target, params, before) {
    const now = await positionOf(playground, target, params);
    // Numbers that were drawn since are none of its doing.
    const exact =
      BigInt(now.lastValue) >= BigInt(before.lastValue) &&
      BigInt(now.lastValue) - BigInt(before.lastValue) < 1_000_000n;
    return { exact, detail: `${params.host}: ${params.sequence} is at ${now.lastValue}, before ${before.lastValue}` };
  },
});

async function positionOf(
  playground: Playground,
  target: ServiceName,
  { sequence, ...where }: Database & { readonly sequence: string },
) {
  const found = await query(playground, target, where, `select last_value, is_called from ${sequence}`);
  const [lastValue = '0', called = 'f'] = found.split('|');
  return { lastValue, called: called === 't' };
}
