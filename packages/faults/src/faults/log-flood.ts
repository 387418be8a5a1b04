import { z } from 'zod';
import { defineRunaway, runawaySchema } from '../runaway.ts';
import { absolutePath } from '../sandbox-file.ts';

/** A process that writes lines into a file, or into what the container itself says, faster than anybody reads. */
export const logFlood = defineRunaway({
  kind: 'log.flood',
  title: 'A log is flooded',
  params: runawaySchema.extend({
    path: absolutePath,
    linesPerSecond: z.number().min(0.1).max(100_000),
    text: z.string().min(1).max(2_000),
  }),
  describe: ({ path, linesPerSecond }) => `${linesPerSecond} lines a second were written to ${path}`,
  args: ({ path, linesPerSecond, text }) => ['log', path, `${linesPerSecond}`, text],
});
