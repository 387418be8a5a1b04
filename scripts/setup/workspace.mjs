import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} WorkspacePackage
 * @property {string} name
 * @property {string} dir relative to the repository
 * @property {readonly string[]} uses names of the workspace packages it depends on
 * @property {boolean} hasDependencies
 */

/**
 * The packages of this repository, from the folders that `pnpm-workspace.yaml` lists.
 * @param {string} root
 * @returns {readonly WorkspacePackage[]}
 */
export function readWorkspace(root) {
  const globs = parseWorkspaceFolders(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'));
  const dirs = globs.flatMap((glob) => (glob.endsWith('/*') ? foldersIn(root, glob.slice(0, -2)) : [glob]));
  return dirs.filter((dir) => existsSync(join(root, dir, 'package.json'))).map((dir) => readPackage(root, dir));
}

/**
 * The entries of `packages:`. Only plain folders and `folder/*` are used here.
 * @param {string} yaml
 */
export function parseWorkspaceFolders(yaml) {
  const [, list = ''] = /^packages:\n((?:\s*-.*\n?)+)/m.exec(yaml) ?? [];
  return [...list.matchAll(/^\s*-\s*["']?([^"'\s]+)["']?\s*$/gm)].map(([, folder]) => String(folder));
}

/**
 * A package and all workspace packages it is made with.
 * @param {readonly WorkspacePackage[]} workspace
 * @param {string} name
 * @returns {readonly WorkspacePackage[]}
 */
export function closureOf(workspace, name) {
  /** @type {Map<string, WorkspacePackage>} */
  const closure = new Map();
  const visit = (/** @type {string} */ next) => {
    const found = workspace.find((each) => each.name === next);
    if (!found || closure.has(next)) return;
    closure.set(next, found);
    found.uses.forEach(visit);
  };
  visit(name);
  return [...closure.values()];
}

/** @param {string} root @param {string} folder */
function foldersIn(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => `${folder}/${entry.name}`);
}

/** @param {string} root @param {string} dir @returns {WorkspacePackage} */
function readPackage(root, dir) {
  const {
    name,
    dependencies = {},
    devDependencies = {},
  } = JSON.parse(readFileSync(join(root, dir, 'package.json'), 'utf8'));
  const all = { ...dependencies, ...devDependencies };
  const uses = Object.keys(all).filter((each) => String(all[each]).startsWith('workspace:'));
  return { name, dir, uses, hasDependencies: Object.keys(all).length > 0 };
}
