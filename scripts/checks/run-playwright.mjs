import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../setup/process/run-command.mjs';
import { readPlaywrightReport } from './read-playwright-report.mjs';
import { toolPath } from './run-vitest.mjs';
import { oneFailed, sum } from './tally.mjs';

/** @import { Tally } from './tally.mjs' */
/** @import { StageContext } from './stages.mjs' */

/**
 * Runs the tests in a browser and counts.
 * @param {StageContext} context
 * @returns {Promise<Tally>}
 */
export async function runPlaywright({ project, logFile, report, signal, chromium, filters }) {
  const dir = join(project.root, 'e2e');
  if (!existsSync(dir)) return sum([]);
  const file = join(project.dataDir, 'e2e.json');
  rmSync(file, { force: true });
  const { code, lastLines } = await runCommand('playwright', ['test', '--reporter=list,json', ...filters], {
    cwd: dir,
    env: {
      CHAOS_CHROMIUM: chromium,
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      PLAYWRIGHT_FORCE_TTY: '0',
      NO_COLOR: '1',
      PATH: `${join(dir, 'node_modules/.bin')}:${toolPath(project.root)}`,
    },
    logFile,
    signal,
    onLine: (line) => line.trim() && report(line.trim()),
  });
  if (!existsSync(file)) return oneFailed('e2e', lastLines.slice(-30).join('\n'));
  const tally = readPlaywrightReport(JSON.parse(readFileSync(file, 'utf8')));
  if (code === 0 || tally.failed > 0) return tally;
  return {
    ...tally,
    ...oneFailed('e2e', `playwright ended with ${code}\n${lastLines.slice(-30).join('\n')}`),
    passed: tally.passed,
  };
}
