import { ChaosError, type Playground, type ServiceName } from '@chaos-engine/core';
import { z } from 'zod';
import { read, script } from './run-command.ts';

/** A small text file with what belongs to it. */
export const fileStateSchema = z.strictObject({
  content: z.string(),
  /** Octal, as `chmod` takes it. */
  mode: z.string(),
  uid: z.int(),
  gid: z.int(),
  /** Seconds since the Unix epoch with their fraction, as `touch -d @` takes them. */
  modifiedAt: z.string(),
});
export type FileState = z.infer<typeof fileStateSchema>;

/** A path inside a service. */
export const absolutePath = z.string().regex(/^\/[^\0\n]{1,200}$/, 'an absolute path');

const limitBytes = 64 * 1_024;

/** Reads a text file of at most 64 KiB. Throws `PLAYGROUND_FAILED` when it is missing, bigger or not UTF-8. */
export async function readFile(playground: Playground, service: ServiceName, path: string): Promise<FileState> {
  const output = await read(playground, service, script('stat -c "%s %a %u %g %.9Y" "$1" && base64 "$1"', path));
  const [, size, mode, uid, gid, modifiedAt, encoded] =
    /^(\d+) (\d+) (\d+) (\d+) ([\d.]+)\n([\s\S]*)$/.exec(output) ?? [];
  if (size === undefined || mode === undefined || modifiedAt === undefined || encoded === undefined)
    throw new ChaosError('PLAYGROUND_FAILED', `${service}: the state of ${path} cannot be read`);
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length > limitBytes)
    throw new ChaosError(
      'PLAYGROUND_FAILED',
      `${service}: ${path} has ${bytes.length} bytes, at most ${limitBytes} can be kept`,
    );
  const content = bytes.toString('utf8');
  if (!Buffer.from(content, 'utf8').equals(bytes))
    throw new ChaosError('PLAYGROUND_FAILED', `${service}: ${path} is not text in UTF-8`);
  return { content, mode, uid: Number(uid), gid: Number(gid), modifiedAt };
}

/** Overwrites the file in place. A rename would fail on files that are mounted, and would change owner and inode. */
export async function writeFile(playground: Playground, service: ServiceName, path: string, content: string) {
  await read(playground, service, script('cat > "$1"', path), { stdin: content });
}

/** Gives the file its mode, owner and time of change back. */
export async function restoreAttributes(
  playground: Playground,
  service: ServiceName,
  path: string,
  { mode, uid, gid, modifiedAt }: FileState,
): Promise<void> {
  const text = 'chmod "$2" "$1" && chown "$3" "$1" && touch -d "@$4" "$1"';
  await read(playground, service, script(text, path, mode, `${uid}:${gid}`, modifiedAt));
}
