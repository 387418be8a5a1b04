import { ChaosError } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { receiptOf, receiptText } from '../receipt.ts';
import { read, script } from '../run-command.ts';
import { absolutePath } from '../sandbox-file.ts';
import { spaceOf } from '../sandbox-space.ts';

/** Fills a file system with empty files: there is room for every byte, and for no file. */
export const diskInodes = defineFault({
  kind: 'disk.inodes',
  title: 'A disk takes no more files',
  permission: 'exec-in-target',
  params: z.strictObject({
    /** The folder they are made in; it must not be there yet. */
    folder: absolutePath,
    /** Files there is still room for. */
    leave: z.int().min(0).max(100_000).default(0),
  }),
  inverse: z.strictObject({}),
  describe: ({ folder, leave }) => `empty files in ${folder} took all but ${leave} of the places for files`,
  async prepare(playground, target, { folder }) {
    const { freeInodes, mount } = await spaceOf(playground, target, folder);
    if (mount === '/' || freeInodes > 200_000)
      throw new ChaosError(
        'PLAYGROUND_FAILED',
        `${target}: ${folder} is on a file system with room for ${freeInodes} more files, which is not a small one of its own`,
      );
    return {};
  },
  async apply(playground, target, { folder, leave }) {
    await read(playground, target, ['mkdir', '-p', folder]);
    const { freeInodes } = await spaceOf(playground, target, folder);
    const text = 'cd "$1" && seq -f "%.0f-$2" 1 "$2" | xargs -r touch';
    if (freeInodes > leave) await read(playground, target, script(text, folder, `${freeInodes - leave}`));
  },
  async verify(playground, target, { folder, leave }) {
    const { freeInodes } = await spaceOf(playground, target, folder);
    const receipt = receiptOf(leave, [freeInodes], 'count');
    return {
      effective: freeInodes <= leave + 4,
      reading: `${target}: places for files left: ${receipt === null ? 'unknown' : receiptText(receipt)}`,
      ...(receipt !== null && { receipt }),
    };
  },
  async revert(playground, target, { folder }) {
    await read(playground, target, ['rm', '-rf', folder], { timeoutMs: 60_000 });
  },
  async verifyReverted(playground, target, { folder }) {
    const left = (await read(playground, target, script('[ -e "$1" ] && echo yes || true', folder))).trim() === 'yes';
    return { exact: !left, detail: left ? `${folder} is still there` : `${folder} is gone` };
  },
});
