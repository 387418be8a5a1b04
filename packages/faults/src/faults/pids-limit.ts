import { z } from 'zod';
import { defineLimitFault } from '../limit-fault.ts';

/** Lowers how many processes and threads a service may have: what asks for one more is told to try again. */
export const pidsLimit = defineLimitFault({
  kind: 'pids.limit',
  title: 'A service can start no more processes',
  params: z.strictObject({ processes: z.int().min(2).max(100_000) }),
  limit: 'pids',
  unit: 'count',
  describe: ({ processes }) => `it was left ${processes} processes and threads`,
  narrowed: ({ processes }) => processes,
});
