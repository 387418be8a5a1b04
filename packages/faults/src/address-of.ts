import { ChaosError, type Playground, type ServiceName } from '@chaos-engine/core';
import { z } from 'zod';
import { read, script } from './run-command.ts';

/** A service at the other end of something. */
export const peerSchema = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,38}$/, 'the name of a service');

/** The IPv4 address a service knows another by. Throws `PLAYGROUND_FAILED` when it knows none. */
export async function addressOf(playground: Playground, from: ServiceName, peer: ServiceName): Promise<string> {
  const found = await read(playground, from, script('getent ahostsv4 "$1" | cut -d" " -f1 | head -n 1', peer));
  if (found.trim() !== '') return found.trim();
  throw new ChaosError('PLAYGROUND_FAILED', `${from} finds no address of ${peer}`);
}
