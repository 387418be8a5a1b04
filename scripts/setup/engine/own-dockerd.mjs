import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { askEngine } from './ask-engine.mjs';
import { dockerdPidFile } from './start-dockerd.mjs';

/** @import { FoundEngine } from './types.d.mts' */
/** @import { Project } from '../project.mjs' */

const limitMs = 20_000;

/**
 * The Docker Engine that this project started, now or in an earlier run that could not stop it any more.
 * @param {Project} project
 * @param {FoundEngine} engine
 * @returns {{ pid: number, stop: () => Promise<string> } | null}
 */
export function ownDockerd(project, engine) {
  const file = dockerdPidFile(project);
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (!isDockerd(pid)) return null;
  return { pid, stop: () => stopDockerd(pid, engine) };
}

/** @param {number} pid @param {FoundEngine} engine @returns {Promise<string>} what was done, in words */
async function stopDockerd(pid, engine) {
  if (!isDockerd(pid)) return 'Docker Engine had already ended.';
  const { text } = await askEngine(engine.endpoint, { path: '/containers/json' }).catch(() => ({ text: '[]' }));
  const running = countContainers(text);
  if (running > 0) return `Docker Engine (pid ${pid}) goes on: ${running} containers of others run in it.`;
  process.kill(pid, 'SIGTERM');
  for (const since = performance.now(); performance.now() - since < limitMs; ) {
    if (!isDockerd(pid)) return 'Docker Engine stopped, as it was started here.';
    await wait(100);
  }
  return `Docker Engine (pid ${pid}) did not end within 20 s. Stop it: kill ${pid}`;
}

/** @param {string} text the answer to /containers/json */
export function countContainers(text) {
  try {
    const list = JSON.parse(text);
    return Array.isArray(list) ? list.length : 0;
  } catch {
    return 0;
  }
}

/** The number may have gone to another program since: ask for its name too. @param {number} pid */
function isDockerd(pid) {
  try {
    return pid > 1 && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'dockerd';
  } catch {
    return false;
  }
}
