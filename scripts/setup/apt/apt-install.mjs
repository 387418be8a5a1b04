import { logFile } from '../log-file.mjs';
import { runCommand } from '../process/run-command.mjs';
import { tellingLines } from '../process/telling-lines.mjs';

const env = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
// Somebody else's apt may run just now: wait for it rather than fail.
const patience = ['-o', 'DPkg::Lock::Timeout=120'];

/**
 * Installs Debian packages without recommendations. Throws with the last lines when apt does not succeed.
 * @param {import('../project.mjs').Project} project
 * @param {readonly string[]} packages
 * @param {{ report: (detail: string) => void, signal: AbortSignal }} options
 */
export async function aptInstall(project, packages, { report, signal }) {
  const names = packages.join(', ');
  report(`apt installs ${names}`);
  const onLine = (/** @type {string} */ line) => report(`${names}: ${line}`);
  const options = { logFile: logFile(project, 'setup'), env, onLine, signal };
  // A stale list is better than none: what matters is whether the packages can be had.
  await runCommand('apt-get', ['update', '-q', ...patience], options);
  const args = ['install', '-y', '-q', '--no-install-recommends', ...patience, ...packages];
  const { code, lastLines } = await runCommand('apt-get', args, options);
  if (code !== 0) {
    const last = tellingLines(lastLines).join('\n');
    throw new Error(`apt could not install ${names}\n${last}\n\nTry it by hand: apt-get install ${packages.join(' ')}`);
  }
}
