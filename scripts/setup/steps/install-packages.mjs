import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../content-hash.mjs';
import { logFile } from '../log-file.mjs';
import { runCommand } from '../process/run-command.mjs';
import { tellingLines } from '../process/telling-lines.mjs';
import { isStamped, stamp } from '../stamp.mjs';
import { readWorkspace } from '../workspace.mjs';

/** @import { Outcome, Step } from '../step.d.mts' */
/** @import { Project } from '../project.mjs' */

/** The packages from the npm registry, Node 24 for the server among them. */
export const installPackages = /** @type {Step} */ ({
  title: 'Packages',
  async run({ project, found, signal }, report) {
    const marker = join(project.root, 'node_modules/.chaos-packages');
    const before = packagesHash(project);
    const node = join(project.root, 'node_modules/.bin/node');
    if (!isStamped(marker, before) || !isInstalled(project.root)) {
      report(`${project.pnpm} reads the lockfile`);
      const onLine = (/** @type {string} */ line) => {
        const text = readPnpmProgress(line);
        if (text !== null) report(text);
      };
      const { code, lastLines } = await runPnpm(project, ['install', '--reporter=append-only'], { onLine, signal });
      if (code !== 0) return failure(project, code, lastLines);
      // Read again: an install may have brought the lockfile up to date.
      stamp(marker, packagesHash(project));
    }
    found.node = node;
    const { lastLines } = await runCommand(node, ['--version'], { logFile: logFile(project, 'setup'), signal });
    const version = lastLines.at(-1) ?? '';
    if (!/^v\d+/.test(version)) return noNode(node, version);
    return { type: 'done', detail: `${project.pnpm}, Node ${version.slice(1)} for the server` };
  },
});

/**
 * Runs the one pnpm that this project is made for; npm fetches it when it is not there.
 * @param {Project} project
 * @param {readonly string[]} args
 * @param {{ onLine?: (line: string) => void, signal: AbortSignal }} options
 */
export function runPnpm(project, args, options) {
  return runCommand('npx', ['--yes', project.pnpm, '--config.confirmModulesPurge=false', ...args], {
    cwd: project.root,
    logFile: logFile(project, 'setup'),
    // Corepack and pnpm would each look for another version of themselves.
    env: { npm_config_manage_package_manager_versions: 'false' },
    ...options,
  });
}

/**
 * How far pnpm is, from a line it prints; `null` for other lines.
 * @param {string} line
 */
export function readPnpmProgress(line) {
  const [, resolved, reused, downloaded, added] =
    /^Progress: resolved (\d+), reused (\d+), downloaded (\d+), added (\d+)/.exec(line) ?? [];
  if (resolved === undefined) return null;
  return `${resolved} needed, ${Number(reused) + Number(downloaded)} here, ${added} installed`;
}

/** @param {Project} project */
function packagesHash({ root }) {
  const manifests = readWorkspace(root).map(({ dir }) => `${dir}/package.json`);
  const files = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests];
  return `${contentHash(root, files)} ${process.platform}-${process.arch}`;
}

/** @param {string} root */
function isInstalled(root) {
  const folders = readWorkspace(root).filter(({ hasDependencies }) => hasDependencies);
  return ['', ...folders.map(({ dir }) => dir)].every((dir) => existsSync(join(root, dir, 'node_modules')));
}

/** @param {Project} project @param {number} code @param {readonly string[]} lines @returns {Outcome} */
function failure(project, code, lines) {
  const log = logFile(project, 'setup');
  if (code === 127) {
    return { type: 'failed', detail: 'npx is not there', next: ['Install npm (it comes with Node), then: npm start'] };
  }
  const offline = lines.some((line) => /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONN|socket|network/i.test(line));
  const hint = offline ? ['Is the npm registry reachable? Run npm start again then: it goes on where it was.'] : [];
  const next = [...tellingLines(lines), '', ...hint, `All output: ${log}`];
  return { type: 'failed', detail: 'pnpm install did not succeed', next };
}

/** @param {string} node @param {string} said @returns {Outcome} */
function noNode(node, said) {
  const next = [`It says: ${said}`, 'Remove node_modules and run npm start again.'];
  return { type: 'failed', detail: `${node} does not run on this machine`, next };
}
