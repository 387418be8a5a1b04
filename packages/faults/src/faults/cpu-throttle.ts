import { z } from 'zod';
import { defineLimitFault } from '../limit-fault.ts';

/** Gives a service less of the processor than it had. */
export const cpuThrottle = defineLimitFault({
  kind: 'cpu.throttle',
  title: 'A service gets less processor',
  params: z.strictObject({
    /** Processors: 0.1 is a tenth of one. */
    cpus: z.number().min(0.01).max(16),
  }),
  limit: 'cpus',
  unit: 'count',
  describe: ({ cpus }) => `it was left ${cpus} of a processor`,
  narrowed: ({ cpus }) => cpus,
});
