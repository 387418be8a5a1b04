import { z } from 'zod';
import { defineRunaway, runawaySchema } from '../runaway.ts';

/** A process that takes all the processor time it can get, out of the service's own share. */
export const cpuHog = defineRunaway({
  kind: 'cpu.hog',
  title: 'A process takes the processor',
  params: runawaySchema.extend({ copies: z.int().min(1).max(32).default(1) }),
  describe: ({ process, copies }) =>
    `${copies === 1 ? 'a process' : `${copies} processes`} "${process}" used all processor time`,
  args: ({ copies }) => ['spin', `${copies}`],
});
