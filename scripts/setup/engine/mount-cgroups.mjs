import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { logFile } from '../log-file.mjs';
import { runCommand } from '../process/run-command.mjs';
import { planCgroups } from './plan-cgroups.mjs';

/**
 * Mounts control groups where nobody has. What cannot be mounted is in the log; the engine then says what it misses.
 * @param {import('../project.mjs').Project} project
 * @param {AbortSignal} signal
 */
export async function mountCgroups(project, signal) {
  const kernel = {
    mounts: read('/proc/self/mounts'),
    membership: read('/proc/self/cgroup'),
    controllers: read('/proc/cgroups'),
  };
  for (const { dir, type, options } of planCgroups(kernel)) {
    mkdirSync(dir, { recursive: true });
    await runCommand('mount', ['-t', type, '-o', options, type, dir], { logFile: logFile(project, 'setup'), signal });
  }
}

/** @param {string} path */
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
