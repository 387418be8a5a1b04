import { z } from 'zod';
import { addressOf, peerSchema } from '../address-of.ts';
import { defineRunaway, runawaySchema } from '../runaway.ts';

/** A process that opens connections and says nothing on them, until whoever it calls has no room for others. */
export const connectionHold = defineRunaway({
  kind: 'connection.hold',
  title: 'Connections are held open',
  params: runawaySchema.extend({
    with: peerSchema,
    port: z.int().min(1).max(65_535),
    count: z.int().min(1).max(10_000),
  }),
  describe: ({ process, with: peer, port, count }) =>
    `a process "${process}" held ${count} connections to ${peer}, port ${port}`,
  args: async ({ with: peer, port, count }, playground, target) => [
    'connect',
    await addressOf(playground, target, peer),
    `${port}`,
    `${count}`,
  ],
});
