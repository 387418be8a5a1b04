import { z } from 'zod';
import { defineRunaway, runawaySchema } from '../runaway.ts';
import { findProcesses, signalProcesses } from '../sandbox-process.ts';

/** Stops every process of one name for a moment again and again, as a long collection of garbage would. */
export const processStutter = defineRunaway({
  kind: 'process.stutter',
  title: 'A process stands still now and then',
  params: runawaySchema.extend({
    /** As in `/proc/PID/comm`. */
    victim: z.string().min(1).max(15),
    forMs: z.int().min(10).max(60_000),
    everyMs: z.int().min(20).max(600_000),
  }),
  describe: ({ victim, forMs, everyMs }) => `${victim} stood still for ${forMs} ms in every ${everyMs} ms`,
  args: ({ victim, forMs, everyMs }) => ['pause', victim, `${forMs}`, `${everyMs}`],
  // Killed between the two, it leaves them standing.
  async tidy(playground, target, { victim }) {
    const standing = (await findProcesses(playground, target, victim)).filter(({ state }) => state === 'T');
    await signalProcesses(playground, target, 'CONT', standing);
  },
});
