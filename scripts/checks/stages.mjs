import { join } from 'node:path';
import { runCommand } from '../setup/process/run-command.mjs';
import { checkTypes, typedFolders } from './check-types.mjs';
import { runPlaywright } from './run-playwright.mjs';
import { runVitest } from './run-vitest.mjs';
import { oneFailed, onePassed, sum } from './tally.mjs';

/** @import { Project } from '../setup/project.mjs' */
/** @import { StageName } from './options.mjs' */
/** @import { Tally } from './tally.mjs' */

/**
 * @typedef {object} StageContext
 * @property {Project} project
 * @property {string} logFile
 * @property {(detail: string) => void} report
 * @property {AbortSignal} signal
 * @property {string} chromium path of the browser; '' when no stage asked for one
 * @property {readonly string[]} filters
 */

/** @typedef {'packages' | 'web' | 'images' | 'browser'} Need */

/**
 * @typedef {object} Stage
 * @property {StageName} name
 * @property {readonly Need[]} needs
 * @property {(context: StageContext) => Promise<Tally>} run
 */

/** @type {readonly Stage[]} */
export const stages = [
  { name: 'lint', needs: ['packages'], run: lint },
  { name: 'types', needs: ['packages'], run: types },
  {
    name: 'architecture',
    needs: ['packages'],
    run: (context) => runVitest(context, { name: 'architecture', args: ['--project', 'architecture'] }),
  },
  {
    name: 'unit',
    needs: ['packages'],
    run: (context) => runVitest(context, { name: 'unit', args: ['--project', 'unit', ...context.filters] }),
  },
  {
    name: 'contract',
    needs: ['packages'],
    run: (context) => runVitest(context, { name: 'contract', args: ['--project', 'contract', ...context.filters] }),
  },
  {
    name: 'docker',
    needs: ['packages', 'images'],
    run: (context) => {
      const args = ['--project', 'docker', ...context.filters];
      return runVitest(context, { name: 'docker', args, env: { CHAOS_REQUIRE_DOCKER: '1' } });
    },
  },
  { name: 'e2e', needs: ['packages', 'web', 'images', 'browser'], run: runPlaywright },
];

/** @param {StageContext} context @returns {Promise<Tally>} */
async function lint({ project, logFile, signal }) {
  /** @type {string[]} */
  const lines = [];
  const { code } = await runCommand(join(project.root, 'node_modules/.bin/biome'), ['check', '--colors=off', '.'], {
    cwd: project.root,
    logFile,
    signal,
    onLine: (line) => lines.push(line),
  });
  return code === 0 ? onePassed : oneFailed('biome check', lines.join('\n'));
}

/** @param {StageContext} context @returns {Promise<Tally>} */
async function types({ project, logFile, report, signal }) {
  /** @type {Tally[]} */
  const tallies = [];
  for (const dir of typedFolders(project.root)) {
    report(dir);
    const problem = await checkTypes(project.root, dir, { logFile, signal });
    tallies.push(problem === null ? onePassed : oneFailed(`types of ${dir}`, problem));
  }
  return sum(tallies);
}
