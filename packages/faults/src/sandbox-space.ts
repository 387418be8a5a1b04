import type { Playground, ServiceName } from '@chaos-engine/core';
import { read, script } from './run-command.ts';

/** What is left of the file system a path is on. */
export interface Space {
  /** Where it is mounted. */
  readonly mount: string;
  readonly freeKib: number;
  readonly freeInodes: number;
}

const text = `p=$1; while [ ! -e "$p" ]; do p=$(dirname "$p"); done
df -k --output=avail,iavail,target "$p" | tail -n 1`;

/** The path itself need not exist yet. */
export async function spaceOf(playground: Playground, service: ServiceName, path: string): Promise<Space> {
  const [freeKib = '0', freeInodes = '0', ...mount] = (await read(playground, service, script(text, path)))
    .trim()
    .split(/\s+/);
  return { mount: mount.join(' '), freeKib: Number(freeKib), freeInodes: Number(freeInodes) || 0 };
}
