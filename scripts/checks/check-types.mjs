import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../setup/process/run-command.mjs';
import { readWorkspace } from '../setup/workspace.mjs';

/**
 * The folders that have types to check: every package with a tsconfig, and these scripts.
 * @param {string} root
 */
export function typedFolders(root) {
  const dirs = [...readWorkspace(root).map(({ dir }) => dir), 'scripts'];
  return dirs.filter((dir) => existsSync(join(root, dir, 'tsconfig.json')));
}

/**
 * Checks one folder; `null` when all is well, else what the compiler says.
 * @param {string} root
 * @param {string} dir
 * @param {{ logFile: string, signal?: AbortSignal }} options
 * @returns {Promise<string | null>}
 */
export async function checkTypes(root, dir, options) {
  /** @type {string[]} */
  const lines = [];
  const { code } = await runCommand(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '--pretty', 'false', '-p', dir], {
    ...options,
    cwd: root,
    onLine: (line) => lines.push(line),
  });
  return code === 0 ? null : lines.join('\n');
}
