import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { logFile } from '../log-file.mjs';
import { runCommand } from '../process/run-command.mjs';
import { findEngine } from './find-engine.mjs';
import { mountCgroups } from './mount-cgroups.mjs';

/** @import { EngineFinding } from './types.d.mts' */
/** @import { Project } from '../project.mjs' */

const limitMs = 60_000;

/** @param {Project} project */
export const dockerdPidFile = ({ dataDir }) => join(dataDir, 'dockerd.pid');

/**
 * Starts Docker Engine and waits until it answers. Where systemd runs the machine, it is asked to; elsewhere the
 * engine becomes a process of its own that a Ctrl+C here does not reach.
 * @param {Project} project
 * @param {{ systemd: boolean, report: (detail: string) => void, signal: AbortSignal }} options
 * @returns {Promise<EngineFinding>}
 */
export async function startDockerd(project, { systemd, report, signal }) {
  report('starting Docker Engine');
  const isGone = systemd ? await startService(project, signal) : await startProcess(project, signal);
  const since = performance.now();
  for (;;) {
    const finding = await findEngine();
    if (finding.engine !== null || isGone() || performance.now() - since > limitMs) return finding;
    await wait(200, null, { signal });
  }
}

/** @param {Project} project @param {AbortSignal} signal */
async function startService(project, signal) {
  const { code } = await runCommand('systemctl', ['start', 'docker'], { logFile: logFile(project, 'setup'), signal });
  return () => code !== 0;
}

/** @param {Project} project @param {AbortSignal} signal */
async function startProcess(project, signal) {
  await mountCgroups(project, signal);
  const log = logFile(project, 'dockerd');
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'w');
  const child = spawn('dockerd', ['--pidfile', dockerdPidFile(project)], {
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  let gone = false;
  child.once('error', () => {
    gone = true;
  });
  child.once('exit', () => {
    gone = true;
  });
  child.unref();
  return () => gone;
}
