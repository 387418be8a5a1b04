import type { Playground } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { type Database, databaseSchema, query } from '../psql.ts';

const statements = z.array(z.string().min(1).max(4_000)).min(1).max(20);

/** Runs SQL, and other SQL to undo it, with `psql` on the toolbox it is aimed at. Each statement commits on its own. */
export const sqlRun = defineFault({
  kind: 'sql.run',
  title: 'The database is changed',
  permission: 'exec-in-target',
  params: databaseSchema.extend({
    /** What was done, for the debrief. */
    what: z.string().max(160),
    apply: statements,
    undo: statements,
    /** A query of one boolean: `true` exactly while the change is there. */
    isApplied: z.string().min(1).max(4_000),
    /** A query whose rows, as text, are the same before the change and after it was undone. */
    fingerprint: z.string().min(1).max(4_000),
  }),
  inverse: z.strictObject({ undo: statements, fingerprint: z.string().max(20_000) }),
  describe: ({ what, host }) => `${what} (on ${host})`,
  prepare: async (playground, target, params) => ({
    undo: params.undo,
    fingerprint: await query(playground, target, params, params.fingerprint),
  }),
  async apply(playground, target, params) {
    if (!(await isApplied(playground, target, params))) await query(playground, target, params, ...params.apply);
  },
  async verify(playground, target, params) {
    const effective = await isApplied(playground, target, params);
    return { effective, reading: `${params.host}: ${params.what}: ${effective ? 'done' : 'not done'}` };
  },
  async revert(playground, target, params, { undo }) {
    if (await isApplied(playground, target, params)) await query(playground, target, params, ...undo);
  },
  async verifyReverted(playground, target, params, before) {
    const now = await query(playground, target, params, params.fingerprint);
    const exact = now === before.fingerprint;
    return {
      exact,
      detail: exact ? 'the same rows as before' : `before ${short(before.fingerprint)}, now ${short(now)}`,
    };
  },
});

async function isApplied(playground: Playground, target: string, params: Database & { readonly isApplied: string }) {
  return (await query(playground, target, params, params.isApplied)) === 't';
}

const short = (text: string) => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}...` : text);
