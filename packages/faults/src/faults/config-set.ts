import type { Playground } from '@chaos-engine/core';
import { z } from 'zod';
import { changeNote, roleSchema } from '../change-note.ts';
import { defineFault } from '../fault.ts';
import { read } from '../run-command.ts';

const value = z.union([z.string().max(500), z.number(), z.boolean()]);
const settings = z.record(z.string().regex(/^[A-Za-z0-9_.-]{1,80}$/), value);

/** Changes settings of a service in one commit, by the `cfg` command of the toolbox it is aimed at. */
export const configSet = defineFault({
  kind: 'config.set',
  title: 'A setting is changed',
  permission: 'exec-in-target',
  params: z.strictObject({
    /** Name of the settings file, as `cfg` knows it: `api`. */
    file: z.string().regex(/^[a-z][a-z0-9_-]{0,40}$/),
    settings: settings.refine((all) => Object.keys(all).length > 0, 'at least one setting'),
    by: roleSchema,
    message: z.string().min(1).max(120).optional(),
  }),
  inverse: z.strictObject({ settings }),
  describe: ({ file, settings: wanted, by }) =>
    `${by} set ${Object.entries(wanted)
      .map(([key, to]) => `${file}.${key} to ${JSON.stringify(to)}`)
      .join(', ')}`,
  prepare: async (playground, target, { file, settings: wanted }) => ({
    settings: await current(playground, target, file, Object.keys(wanted)),
  }),
  async apply(playground, target, { file, settings: wanted, by, message }) {
    await set(playground, target, file, wanted, changeNote(by, message));
  },
  async verify(playground, target, { file, settings: wanted }) {
    const found = await current(playground, target, file, Object.keys(wanted));
    return { effective: isSame(found, wanted), reading: words(file, found) };
  },
  async revert(playground, target, { file, settings: wanted, by }, { settings: before }) {
    const found = await current(playground, target, file, Object.keys(wanted));
    // What has another value than ours by now is somebody's decision.
    const ours = Object.entries(before).filter(([key, old]) => found[key] === wanted[key] && found[key] !== old);
    if (ours.length > 0) await set(playground, target, file, Object.fromEntries(ours), changeNote(by));
  },
  async verifyReverted(playground, target, { file, settings: wanted }, { settings: before }) {
    const found = await current(playground, target, file, Object.keys(wanted));
    const exact = isSame(found, before);
    return { exact, detail: exact ? words(file, found) : `${words(file, found)}; it was ${words(file, before)}` };
  },
});

type Settings = z.infer<typeof settings>;

async function current(playground: Playground, target: string, file: string, keys: readonly string[]) {
  const pairs: [string, unknown][] = [];
  for (const key of keys) pairs.push([key, JSON.parse(await read(playground, target, ['cfg', 'get', file, key]))]);
  return settings.parse(Object.fromEntries(pairs));
}

async function set(
  playground: Playground,
  target: string,
  file: string,
  wanted: Settings,
  note: readonly string[],
): Promise<void> {
  const pairs = Object.entries(wanted).map(([key, to]) => `${key}=${JSON.stringify(to)}`);
  await read(playground, target, ['cfg', 'set', file, ...pairs, ...note]);
}

const isSame = (found: Settings, wanted: Settings) =>
  Object.entries(wanted).every(([key, value]) => found[key] === value);

const words = (file: string, found: Settings) =>
  Object.entries(found)
    .map(([key, value]) => `${file}.json ${key}=${JSON.stringify(value)}`)
    .join(', ');
