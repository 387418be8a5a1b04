import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { logFile } from '../log-file.mjs';
import { runCommand } from '../process/run-command.mjs';
import { tellingLines } from '../process/telling-lines.mjs';
import { slimFiles, slimPaths } from './slim.mjs';

/** @import { DebootstrapPlan } from './plan-debootstrap.mjs' */
/** @import { Project } from '../project.mjs' */

/**
 * Makes a root file system in a folder of its own. The caller removes it with `removeRoot`.
 * @param {Project} project
 * @param {DebootstrapPlan} plan
 * @param {{ report: (detail: string) => void, signal: AbortSignal }} options
 * @returns {Promise<string>}
 */
export async function makeRoot(project, plan, { report, signal }) {
  const work = join(project.dataDir, 'work');
  mkdirSync(work, { recursive: true });
  const root = mkdtempSync(join(work, 'root-'));
  const args = ['--variant=minbase', ...(plan.checked ? [`--keyring=${plan.keyring}`] : ['--no-check-gpg'])];
  if (plan.include.length > 0) args.push(`--include=${plan.include.join(',')}`);
  const onLine = (/** @type {string} */ line) => report(`debootstrap: ${line.replace(/^[IWE]: /, '')}`);
  const options = { logFile: logFile(project, 'setup'), onLine, signal };
  const { code, lastLines } = await runCommand('debootstrap', [...args, plan.suite, root, plan.mirror], options);
  if (code !== 0) {
    removeRoot(root);
    throw new Error(
      `debootstrap could not make the base image from ${plan.mirror}\n${tellingLines(lastLines).join('\n')}`,
    );
  }
  furnish(root, plan);
  return root;
}

/** @param {string} root @param {DebootstrapPlan} plan */
function furnish(root, plan) {
  for (const path of slimPaths) rmSync(join(root, path), { recursive: true, force: true });
  const files = { ...slimFiles, 'etc/apt/sources.list': plan.sourcesList };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const keyring = join(root, plan.keyring);
  if (!plan.checked || existsSync(keyring)) return;
  mkdirSync(dirname(keyring), { recursive: true });
  copyFileSync(plan.keyring, keyring);
}

/**
 * Removes a root file system, unless something of the machine is still mounted inside it.
 * @param {string} root
 */
export function removeRoot(root) {
  const mounted = readFileSync('/proc/self/mounts', 'utf8').includes(` ${root}/`);
  if (mounted) return;
  rmSync(root, { recursive: true, force: true });
  // The folder around it goes with the last one in it.
  if (readdirSync(dirname(root)).length === 0) rmdirSync(dirname(root));
}
