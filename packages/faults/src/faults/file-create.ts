import { ChaosError, type Playground, type ServiceName } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { attempt, read, script } from '../run-command.ts';
import { absolutePath } from '../sandbox-file.ts';

/** Puts a file where none is, and the folders on the way to it. */
export const fileCreate = defineFault({
  kind: 'file.create',
  title: 'A file appears',
  permission: 'exec-in-target',
  params: z.strictObject({
    path: absolutePath,
    content: z.string().max(20_000),
    /** Octal, as `chmod` takes it. */
    mode: z
      .string()
      .regex(/^[0-7]{3,4}$/)
      .default('644'),
  }),
  /** The topmost folder that was not there; the file itself when all were. */
  inverse: z.strictObject({ made: absolutePath }),
  describe: ({ path }) => `${path} was put there`,
  async prepare(playground, target, { path }) {
    if ((await contentOf(playground, target, path)) !== null)
      throw new ChaosError('PLAYGROUND_FAILED', `${target}: ${path} is there already; edit it with file.edit`);
    const text = 'p=$1; while d=$(dirname "$p"); [ ! -e "$d" ]; do p=$d; done; echo "$p"';
    return { made: (await read(playground, target, script(text, path))).trim() };
  },
  async apply(playground, target, { path, content, mode }) {
    const text = 'mkdir -p "$(dirname "$1")" && cat > "$1" && chmod "$2" "$1"';
    await read(playground, target, script(text, path, mode), { stdin: content });
  },
  async verify(playground, target, { path, content }) {
    const effective = (await contentOf(playground, target, path)) === content;
    return { effective, reading: `${target}: ${path} ${effective ? 'is there' : 'is not there as it was written'}` };
  },
  async revert(playground, target, { path, content }, { made }) {
    // Another content by now is somebody's work.
    if ((await contentOf(playground, target, path)) !== content) return;
    const text = 'rm -f "$1"; cd "$(dirname "$2")" && [ ! -d "$2" ] || find "$2" -depth -type d -empty -delete';
    await read(playground, target, script(text, path, made));
  },
  async verifyReverted(playground, target, _params, { made }) {
    const left = (await attempt(playground, target, ['test', '-e', made])).exitCode === 0;
    return { exact: !left, detail: `${target}: ${made} is ${left ? 'still there' : 'gone'}` };
  },
});

async function contentOf(playground: Playground, target: ServiceName, path: string): Promise<string | null> {
  const { exitCode, stdout } = await attempt(playground, target, ['cat', path]);
  return exitCode === 0 ? stdout : null;
}
