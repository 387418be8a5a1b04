import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../setup/process/run-command.mjs';
import { readVitestReport } from './read-vitest-report.mjs';
import { oneFailed } from './tally.mjs';

/** @import { Tally } from './tally.mjs' */
/** @import { StageContext } from './stages.mjs' */

/**
 * Runs vitest on one project of its configuration and counts.
 * @param {StageContext} context
 * @param {{ name: string, args: readonly string[], env?: Record<string, string> }} run
 * @returns {Promise<Tally>}
 */
export async function runVitest({ project, logFile, report, signal }, { name, args, env = {} }) {
  const file = join(project.dataDir, `${name}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code, lastLines } = await runCommand('vitest', ['run', '--passWithNoTests', ...args, ...reporters], {
    cwd: project.root,
    env: { ...env, NO_COLOR: '1', PATH: toolPath(project.root) },
    logFile,
    signal,
    onLine: (line) => line.trim() && report(line.trim()),
  });
  if (!existsSync(file)) return oneFailed(name, lastLines.slice(-30).join('\n'));
  const tally = readVitestReport(JSON.parse(readFileSync(file, 'utf8')), project.root);
  if (code === 0 || tally.failed > 0) return tally;
  return {
    ...tally,
    ...oneFailed(name, `vitest ended with ${code}\n${lastLines.slice(-30).join('\n')}`),
    passed: tally.passed,
  };
}

/**
 * A PATH on which the project's own tools, and its own Node, come first.
 * @param {string} root
 */
export const toolPath = (root) => `${join(root, 'node_modules/.bin')}:${process.env.PATH ?? ''}`;
