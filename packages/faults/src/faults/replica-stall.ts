import type { Playground, ServiceName } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { type Database, databaseSchema, query } from '../psql.ts';

/** A standby goes on receiving what its primary writes, and applies none of it. */
export const replicaStall = defineFault({
  kind: 'replica.stall',
  title: 'A standby stands still',
  permission: 'exec-in-target',
  params: databaseSchema,
  inverse: z.strictObject({ paused: z.boolean() }),
  describe: ({ host }) => `${host} no longer applied what it received`,
  prepare: async (playground, target, where) => ({ paused: await isPaused(playground, target, where) }),
  async apply(playground, target, where) {
    await query(playground, target, where, 'select pg_wal_replay_pause()');
  },
  async verify(playground, target, where) {
    const paused = await isPaused(playground, target, where);
    return { effective: paused, reading: `${where.host} ${paused ? 'applies nothing' : 'applies what it receives'}` };
  },
  async revert(playground, target, where, { paused }) {
    if (!paused) await query(playground, target, where, 'select pg_wal_replay_resume()');
  },
  async verifyReverted(playground, target, where, { paused }) {
    const now = await isPaused(playground, target, where);
    return { exact: now === paused, detail: `${where.host} ${now ? 'applies nothing' : 'applies what it receives'}` };
  },
});

async function isPaused(playground: Playground, target: ServiceName, where: Database): Promise<boolean> {
  return (await query(playground, target, where, 'select pg_is_wal_replay_paused()')) === 't';
}
