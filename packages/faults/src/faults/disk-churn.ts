import { z } from 'zod';
import { defineRunaway, runawaySchema } from '../runaway.ts';
import { absolutePath } from '../sandbox-file.ts';

/** A process that writes, and waits for the disk, again and again: whoever else waits for it waits longer. */
export const diskChurn = defineRunaway({
  kind: 'disk.churn',
  title: 'A process keeps the disk busy',
  params: runawaySchema.extend({
    /** On the file system that is to be slow. */
    directory: absolutePath,
    mebibytes: z.int().min(1).max(1_024).default(64),
  }),
  describe: ({ process, directory, mebibytes }) =>
    `a process "${process}" wrote ${mebibytes} MiB to ${directory} again and again`,
  args: ({ directory, mebibytes }) => ['churn', directory, `${mebibytes * 2 ** 20}`],
});
