import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Project
 * @property {string} root folder of the repository
 * @property {string} version
 * @property {string} pnpm `pnpm@12.21.0`: the one version that installs this project
 * @property {string} dataDir where rounds, logs and caches are kept
 */

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * This repository, and the folder it keeps its data in.
 * @param {string} dataDir absolute, or relative to the repository
 * @returns {Project}
 */
export function openProject(dataDir) {
  const { version, packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // A hash may follow the version: "pnpm@12.21.0+sha512...".
  return { root, version, pnpm: String(packageManager).replace(/\+.*/, ''), dataDir: resolve(root, dataDir) };
}
