import { ChaosError } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault } from '../fault.ts';
import {
  absolutePath,
  type FileState,
  fileStateSchema,
  readFile,
  restoreAttributes,
  writeFile,
} from '../sandbox-file.ts';

/** Edits a file of a service in place: its inode, owner and mode stay what they were. */
export const fileEdit = defineFault({
  kind: 'file.edit',
  title: 'A file is edited',
  permission: 'exec-in-target',
  params: z.strictObject({
    path: absolutePath,
    change: z.discriminatedUnion('type', [
      /** Every occurrence of `find`, which must be there. */
      z.strictObject({ type: z.literal('replace'), find: z.string().min(1).max(2_000), with: z.string().max(2_000) }),
      z.strictObject({ type: z.literal('write'), content: z.string().max(20_000) }),
    ]),
    /** Leave the time of the last change as it was, for a defect that has been sleeping there. */
    keepTime: z.boolean().default(false),
  }),
  inverse: fileStateSchema,
  describe: ({ path, change }) =>
    change.type === 'write'
      ? `${path} was overwritten`
      : `in ${path}, ${JSON.stringify(change.find)} became ${JSON.stringify(change.with)}`,
  async prepare(playground, target, { path, change }) {
    const before = await readFile(playground, target, path);
    if (change.type === 'replace' && !before.content.includes(change.find))
      throw new ChaosError(
        'PLAYGROUND_FAILED',
        `${target}: ${path} does not contain ${JSON.stringify(change.find)}; the stack and the scenario do not fit`,
      );
    return before;
  },
  async apply(playground, target, { path, change, keepTime }, before) {
    await writeFile(playground, target, path, edited(before.content, change));
    if (keepTime) await restoreAttributes(playground, target, path, before);
  },
  async verify(playground, target, { path, change }) {
    const { content } = await readFile(playground, target, path);
    const effective = isEdited(content, change);
    return { effective, reading: `${path} ${effective ? 'holds' : 'does not hold'} the edit` };
  },
  async revert(playground, target, { path, change }, before) {
    const { content } = await readFile(playground, target, path);
    if (content !== before.content && content === edited(before.content, change))
      await writeFile(playground, target, path, before.content);
    else if (content !== before.content) return;
    await restoreAttributes(playground, target, path, before);
  },
  async verifyReverted(playground, target, { path }, before) {
    const after = await readFile(playground, target, path);
    const differs = (['content', 'mode', 'uid', 'gid'] as const).filter((name) => after[name] !== before[name]);
    return {
      exact: differs.length === 0,
      detail: differs.length === 0 ? `${path} is as it was` : `${path} differs in ${differs.join(', ')}`,
    };
  },
});

type Change =
  | { readonly type: 'replace'; readonly find: string; readonly with: string }
  | { readonly type: 'write'; readonly content: string };

function edited(before: FileState['content'], change: Change): string {
  return change.type === 'write' ? change.content : before.replaceAll(change.find, () => change.with);
}

function isEdited(content: string, change: Change): boolean {
  if (change.type === 'write') return content === change.content;
  return content.includes(change.with) && (change.with.includes(change.find) || !content.includes(change.find));
}
