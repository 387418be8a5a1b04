import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { logFile } from '../log-file.mjs';
import { isChaosEngine, serverUrl } from './address.mjs';

/** @import { StartOptions } from '../options.mjs' */
/** @import { SetupContext } from '../step.d.mts' */

const readyLimitMs = 60_000;

/**
 * @typedef {object} RunningServer
 * @property {string} url
 * @property {string} log path of its log; '' when it is shown on the terminal
 * @property {Promise<number>} ended its exit code; 128 and more when a signal ended it
 * @property {(signal: NodeJS.Signals) => void} kill
 */

/**
 * Starts the server as a process of its own group: a Ctrl+C on the terminal reaches it once, through here.
 * @param {StartOptions} options
 * @param {SetupContext} context
 * @returns {RunningServer}
 */
export function startServer(options, { project, found, env }) {
  const log = options.verbose ? '' : openLog(project);
  const output = log ? openSync(log, 'a') : 'inherit';
  const { host, port } = options;
  const child = spawn(found.node ?? process.execPath, [join(project.root, 'packages/server/src/main.ts')], {
    cwd: project.root,
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...env, CHAOS_HOST: host, CHAOS_PORT: String(port), CHAOS_DATA_DIR: project.dataDir },
  });
  if (typeof output === 'number') closeSync(output);
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 130)));
  });
  // Whatever ends this program, even an error of its own, must not leave the server behind.
  process.once('exit', () => child.kill('SIGKILL'));
  return { url: serverUrl(host, port), log, ended, kill: (signal) => child.kill(signal) };
}

/**
 * Waits until the server answers, has ended, or nobody wants it any more.
 * @param {RunningServer} server
 * @param {AbortSignal} signal
 * @returns {Promise<'ready' | 'ended' | 'slow' | 'stopped'>}
 */
export async function untilReady({ url, ended }, signal) {
  let gone = false;
  ended.then(() => {
    gone = true;
  });
  for (const since = performance.now(); performance.now() - since < readyLimitMs; await wait(50)) {
    if (signal.aborted) return 'stopped';
    if (await isChaosEngine(url)) return 'ready';
    if (gone) return 'ended';
  }
  return 'slow';
}

/**
 * The last lines of a log.
 * @param {string} file
 * @param {number} count
 */
export function lastLines(file, count) {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count) : [];
}

/** The log of the run before is kept, so that a crash can be read after the next start. @param {import('../project.mjs').Project} project */
function openLog(project) {
  const file = logFile(project, 'server');
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file)) renameSync(file, `${file}.1`);
  return file;
}
