import { z } from 'zod';
import { defineRunaway, runawaySchema } from '../runaway.ts';

/** A process with many children that do nothing, until there is no room for one more. */
export const processSwarm = defineRunaway({
  kind: 'process.swarm',
  title: 'Processes pile up',
  params: runawaySchema.extend({ count: z.int().min(1).max(10_000) }),
  describe: ({ process, count }) => `${count} processes "${process}" piled up`,
  args: ({ count }) => ['spawn', `${count}`],
});
