import { z } from 'zod';
import { receiptOf } from '../receipt.ts';
import { defineRunaway, runawaySchema } from '../runaway.ts';
import { memoryOf } from '../sandbox-process.ts';

const mebibyte = 2 ** 20;

/** A process that grows to a size and stays there, within the service's own limit: beyond it, the kernel picks a victim. */
export const memoryHog = defineRunaway({
  kind: 'memory.hog',
  title: 'A process takes the memory',
  params: runawaySchema.extend({
    mebibytes: z.int().min(1).max(65_536),
    /** Mebibytes a second. */
    perSecond: z.int().min(1).max(65_536).default(1_024),
  }),
  describe: ({ process, mebibytes, perSecond }) =>
    `a process "${process}" grew to ${mebibytes} MiB, ${perSecond} MiB a second`,
  args: ({ mebibytes, perSecond }) => ['grow', `${mebibytes * mebibyte}`, `${perSecond * mebibyte}`],
  async measure(playground, target, { process, mebibytes }) {
    const used = await memoryOf(playground, target, process);
    const asked = mebibytes * mebibyte;
    // Growing is the effect; how far it has come stands in the receipt.
    return { effective: used > 0, receipt: receiptOf(asked, [used], 'bytes') };
  },
});
