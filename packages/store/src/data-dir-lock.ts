import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Takes the lock of a data directory; returns the way to let go, or `null` when another process has it. The operating
 * system takes it back when its holder dies, however it dies: there is nothing to go stale.
 */
export function tryLockDataDir(dataDir: string): (() => void) | null {
  const lock = new DatabaseSync(join(dataDir, 'lock.sqlite'));
  try {
    lock.exec('pragma busy_timeout = 0; begin exclusive');
  } catch {
    lock.close();
    return null;
  }
  return () => {
    if (lock.isOpen) lock.close();
  };
}
