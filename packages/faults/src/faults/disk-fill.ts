import { ChaosError } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { receiptOf, receiptText } from '../receipt.ts';
import { read, script } from '../run-command.ts';
import { absolutePath } from '../sandbox-file.ts';
import { spaceOf } from '../sandbox-space.ts';

/** Fills a file system of limited size with one big file. */
export const diskFill = defineFault({
  kind: 'disk.fill',
  title: 'A disk is full',
  permission: 'exec-in-target',
  params: z.strictObject({
    /** The file that grows, on the file system that is to be full. */
    path: absolutePath,
    /** What is left, in KiB. */
    leaveKib: z.int().min(0).max(1_048_576).default(0),
  }),
  inverse: z.strictObject({}),
  describe: ({ path, leaveKib }) => `${path} grew until ${leaveKib} KiB were left`,
  async prepare(playground, target, { path }) {
    const { mount } = await spaceOf(playground, target, path);
    // The size of the root file system is that of the host's disk.
    if (mount === '/')
      throw new ChaosError(
        'PLAYGROUND_FAILED',
        `${target}: ${path} is on no volume of its own, so filling it would fill the disk of this machine`,
      );
    return {};
  },
  async apply(playground, target, { path, leaveKib }) {
    const { freeKib } = await spaceOf(playground, target, path);
    const text =
      'fallocate -o "$(stat -c %s "$1" 2>/dev/null || echo 0)" -l "$2K" "$1" 2>/dev/null || head -c "$2K" /dev/zero >> "$1"';
    if (freeKib > leaveKib) await read(playground, target, script(text, path, `${freeKib - leaveKib}`));
  },
  async verify(playground, target, { path, leaveKib }) {
    const { freeKib } = await spaceOf(playground, target, path);
    const receipt = receiptOf(leaveKib * 1_024, [freeKib * 1_024], 'bytes');
    return {
      // File systems keep books in blocks; and others write and delete meanwhile.
      effective: freeKib <= leaveKib + 64,
      reading: `${target}: left on the disk of ${path}: ${receipt === null ? 'unknown' : receiptText(receipt)}`,
      ...(receipt !== null && { receipt }),
    };
  },
  async revert(playground, target, { path }) {
    await read(playground, target, ['rm', '-f', path]);
  },
  async verifyReverted(playground, target, { path }) {
    const left = (await read(playground, target, script('[ -e "$1" ] && echo yes || true', path))).trim() === 'yes';
    return { exact: !left, detail: left ? `${path} is still there` : `${path} is gone` };
  },
});
