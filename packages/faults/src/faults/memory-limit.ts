import { z } from 'zod';
import { defineLimitFault } from '../limit-fault.ts';

/** Lowers the memory a service may use. Below what it uses now, the kernel ends processes of it. */
export const memoryLimit = defineLimitFault({
  kind: 'memory.limit',
  title: 'A service gets less memory',
  params: z.strictObject({ mebibytes: z.int().min(8).max(65_536) }),
  limit: 'memoryBytes',
  unit: 'bytes',
  describe: ({ mebibytes }) => `it was left ${mebibytes} MiB of memory`,
  narrowed: ({ mebibytes }) => mebibytes * 2 ** 20,
});
