import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ChaosError } from '@chaos-engine/core';

/**
 * Makes this process the only one on a data directory; returns the way to let go. A lock the operating system takes back
 * when its holder dies, however it dies, so there is nothing to go stale. `STORE_LOCKED` names who holds it.
 */
export function lockDataDir(dataDir: string, now: () => number): () => void {
  const holderFile = join(dataDir, 'holder.json');
  const lock = new DatabaseSync(join(dataDir, 'lock.sqlite'));
  try {
    lock.exec('pragma busy_timeout = 200; begin exclusive');
  } catch (cause) {
    lock.close();
    throw new ChaosError(
      'STORE_LOCKED',
      `${dataDir} is in use by ${holderWords(holderFile)}; stop it, or choose another --data-dir`,
      {
        cause,
      },
    );
  }
  writeFileSync(holderFile, JSON.stringify({ pid: process.pid, since: new Date(now()).toISOString() }));
  return () => {
    rmSync(holderFile, { force: true });
    lock.close();
  };
}

function holderWords(file: string): string {
  try {
    const { pid, since } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; since: string };
    return `another server, process ${pid}, since ${since}`;
  } catch {
    return 'another server';
  }
}
