import { z } from 'zod';
import { defineRunaway, runawaySchema } from '../runaway.ts';

/** Kills every process of one name each time it has come back. */
export const processCrashLoop = defineRunaway({
  kind: 'process.crash-loop',
  title: 'A process dies again and again',
  params: runawaySchema.extend({
    /** As in `/proc/PID/comm`. */
    victim: z.string().min(1).max(15),
    everyMs: z.int().min(100).max(600_000),
  }),
  describe: ({ victim, everyMs }) => `${victim} was killed every ${everyMs} ms`,
  args: ({ victim, everyMs }) => ['signal', victim, '9', `${everyMs}`],
});
