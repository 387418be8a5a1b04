import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { attempt, read, script } from '../run-command.ts';
import { absolutePath } from '../sandbox-file.ts';

/**
 * Sets the clock of the processes that a stack runs under libfaketime, by the file they read it from (`FAKETIME_TIMESTAMP_FILE`,
 * with `FAKETIME_NO_CACHE` and `FAKETIME_DONT_FAKE_MONOTONIC`). The clock of the machine stays as it is.
 */
export const clockSkew = defineFault({
  kind: 'clock.skew',
  title: 'A clock is wrong',
  permission: 'exec-in-target',
  params: z.strictObject({
    /** What `FAKETIME_TIMESTAMP_FILE` names in the environment of those processes. */
    file: absolutePath,
    /** Seconds the clock is fast; slow when negative. */
    seconds: z
      .int()
      .min(-315_360_000)
      .max(315_360_000)
      .refine((seconds) => seconds !== 0, 'a clock that is right is no fault'),
  }),
  /** What the file said; `null` when it was not there. */
  inverse: z.strictObject({ content: z.string().max(200).nullable() }),
  describe: ({ seconds }) => `the clock was ${Math.abs(seconds)} s ${seconds > 0 ? 'fast' : 'slow'}`,
  prepare: async (playground, target, { file }) => ({ content: await contentOf(playground, target, file) }),
  async apply(playground, target, { file, seconds }) {
    await write(playground, target, file, `${seconds > 0 ? '+' : ''}${seconds}s\n`);
  },
  async verify(playground, target, { file, seconds }) {
    const text =
      'LD_PRELOAD=$(find / -xdev -name libfaketime.so.1 2>/dev/null | head -n 1) FAKETIME_TIMESTAMP_FILE=$1 FAKETIME_NO_CACHE=1 date +%s; date +%s';
    const [told = '0', real = '0'] = (await read(playground, target, script(text, file))).trim().split('\n');
    const off = Number(told) - Number(real);
    return { effective: Math.abs(off - seconds) <= 2, reading: `${target}: its clock is ${off} s off` };
  },
  async revert(playground, target, { file, seconds }, { content }) {
    if ((await contentOf(playground, target, file))?.trim() !== `${seconds > 0 ? '+' : ''}${seconds}s`) return;
    if (content === null) await read(playground, target, ['rm', '-f', file]);
    else await write(playground, target, file, content);
  },
  async verifyReverted(playground, target, { file }, { content }) {
    const now = await contentOf(playground, target, file);
    return { exact: now === content, detail: `${file} says ${JSON.stringify(now)}, before ${JSON.stringify(content)}` };
  },
});

type On = Parameters<typeof read>;

async function contentOf(playground: On[0], target: On[1], file: string): Promise<string | null> {
  const { exitCode, stdout } = await attempt(playground, target, ['cat', file]);
  return exitCode === 0 ? stdout : null;
}

async function write(playground: On[0], target: On[1], file: string, content: string): Promise<void> {
  await read(playground, target, script('cat > "$1"', file), { stdin: content });
}
