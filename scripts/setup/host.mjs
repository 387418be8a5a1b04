import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * What this machine is and may do, as far as the set-up cares.
 * @returns {import('./engine/plan-engine.mjs').Host}
 */
export function readHost() {
  return {
    platform: process.platform,
    root: process.getuid?.() === 0,
    apt: hasProgram('apt-get'),
    dockerd: hasProgram('dockerd'),
    systemd: existsSync('/run/systemd/system'),
  };
}

/**
 * Whether a program is on the PATH, or where only root looks.
 * @param {string} name
 */
export function hasProgram(name) {
  const dirs = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return dirs.some((dir) => dir !== '' && isExecutable(join(dir, name)));
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
