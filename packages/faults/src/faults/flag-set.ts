import type { Playground } from '@chaos-engine/core';
import { z } from 'zod';
import { changeNote, roleSchema } from '../change-note.ts';
import { defineFault } from '../fault.ts';
import { read } from '../run-command.ts';

const value = z.string().min(1).max(60);

/** Flips a feature flag, by the `flag` command of the toolbox it is aimed at. */
export const flagSet = defineFault({
  kind: 'flag.set',
  title: 'A feature flag is flipped',
  permission: 'exec-in-target',
  params: z.strictObject({
    flag: z.string().regex(/^[a-z][a-z0-9_]{0,60}$/),
    value,
    by: roleSchema,
  }),
  inverse: z.strictObject({ value }),
  describe: ({ flag, value: to, by }) => `${by} set flag ${flag} to ${to}`,
  prepare: async (playground, target, { flag }) => ({ value: await current(playground, target, flag) }),
  async apply(playground, target, { flag, value: to, by }) {
    await read(playground, target, ['flag', 'set', flag, to, ...changeNote(by)]);
  },
  async verify(playground, target, { flag, value: to }) {
    const found = await current(playground, target, flag);
    return { effective: found === to, reading: `flags.json ${flag}=${found}` };
  },
  async revert(playground, target, { flag, value: to, by }, { value: before }) {
    const found = await current(playground, target, flag);
    // What has another value than ours by now is somebody's decision.
    if (found === to && found !== before)
      await read(playground, target, ['flag', 'set', flag, before, ...changeNote(by)]);
  },
  async verifyReverted(playground, target, { flag }, { value: before }) {
    const found = await current(playground, target, flag);
    return { exact: found === before, detail: `flags.json ${flag}=${found}, before ${before}` };
  },
});

async function current(playground: Playground, target: string, flag: string): Promise<string> {
  return (await read(playground, target, ['flag', 'get', flag])).trim();
}
