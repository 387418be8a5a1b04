import { z } from 'zod';
import { defineRunaway, runawaySchema } from '../runaway.ts';

/** A process that waits for a port to be free and takes it, so that its owner cannot start again. */
export const portOccupy = defineRunaway({
  kind: 'port.occupy',
  title: 'A port is taken',
  params: runawaySchema.extend({ port: z.int().min(1).max(65_535) }),
  describe: ({ process, port }) => `a process "${process}" took port ${port}`,
  args: ({ port }) => ['listen', `${port}`],
});
