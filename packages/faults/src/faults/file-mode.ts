import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { read, script } from '../run-command.ts';
import { absolutePath } from '../sandbox-file.ts';

const attributes = z.strictObject({ mode: z.string().regex(/^[0-7]{3,4}$/), owner: z.string().regex(/^\d+:\d+$/) });

/** Changes who may use a file or folder; what is in it stays. */
export const fileMode = defineFault({
  kind: 'file.mode',
  title: 'A file may not be used',
  permission: 'exec-in-target',
  params: z.strictObject({
    path: absolutePath,
    /** Octal, as `chmod` takes it. */
    mode: z.string().regex(/^[0-7]{3,4}$/),
    /** Numbers of user and group; unchanged when not given. */
    owner: z
      .string()
      .regex(/^\d+:\d+$/)
      .optional(),
  }),
  inverse: attributes,
  describe: ({ path, mode, owner }) =>
    `${path} got the mode ${mode}${owner === undefined ? '' : ` and the owner ${owner}`}`,
  prepare: (playground, target, { path }) => attributesOf(playground, target, path),
  async apply(playground, target, { path, mode, owner }, before) {
    await setAttributes(playground, target, path, { mode, owner: owner ?? before.owner });
  },
  async verify(playground, target, { path, mode, owner }) {
    const now = await attributesOf(playground, target, path);
    return {
      effective: same(now.mode, mode) && (owner ?? now.owner) === now.owner,
      reading: `${path} is ${now.mode} ${now.owner}`,
    };
  },
  async revert(playground, target, { path, mode, owner }, before) {
    const now = await attributesOf(playground, target, path);
    // Another mode than ours by now is somebody's decision.
    if (same(now.mode, mode) && (owner ?? before.owner) === now.owner)
      await setAttributes(playground, target, path, before);
  },
  async verifyReverted(playground, target, { path }, before) {
    const now = await attributesOf(playground, target, path);
    return {
      exact: same(now.mode, before.mode) && now.owner === before.owner,
      detail: `${path} is ${now.mode} ${now.owner}, before ${before.mode} ${before.owner}`,
    };
  },
});

type Attributes = z.infer<typeof attributes>;
type On = Parameters<typeof read>;

async function attributesOf(playground: On[0], target: On[1], path: string): Promise<Attributes> {
  const [mode = '', owner = ''] = (await read(playground, target, ['stat', '-c', '%a %u:%g', path])).trim().split(' ');
  return { mode, owner };
}

async function setAttributes(playground: On[0], target: On[1], path: string, { mode, owner }: Attributes) {
  // A change of owner takes bits of the mode away, so it comes first.
  await read(playground, target, script('chown "$3" "$1" && chmod "$2" "$1"', path, mode, owner));
}

const same = (a: string, b: string) => Number.parseInt(a, 8) === Number.parseInt(b, 8);
