import { ChaosError, type Playground, type ServiceName } from '@chaos-engine/core';
import { z } from 'zod';
import { read } from './run-command.ts';

/** Which Redis, as seen from the toolbox a fault is aimed at. */
export const redisSchema = z.strictObject({ host: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/) });
export type Redis = z.infer<typeof redisSchema>;

/** Runs one command; what it found, as plain text. Throws `PLAYGROUND_FAILED` when Redis says no. */
export async function redis(
  playground: Playground,
  target: ServiceName,
  { host }: Redis,
  ...words: readonly string[]
): Promise<string> {
  const argv = ['redis-cli', '-h', host, '--raw', ...words];
  const said = (await read(playground, target, argv)).trim();
  // `redis-cli` succeeds whatever it is told.
  if (!/^(?:ERR|WRONGTYPE|NOAUTH|OOM|READONLY|MISCONF|LOADING|BUSY|NOGROUP|NOPERM)\b/.test(said)) return said;
  throw new ChaosError(
    'PLAYGROUND_FAILED',
    `${target}: "redis-cli -h ${host} ${words.join(' ').slice(0, 200)}": ${said}`,
  );
}
