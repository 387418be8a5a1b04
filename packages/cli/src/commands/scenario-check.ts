import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { ChaosError } from '@chaos-engine/core';
import { checkFolder, type FolderReport, problemLine, scenarioFolders, severityOf } from '@chaos-engine/sdk';
import { loadStacks, projectRoot } from '@chaos-engine/server';
import { type Command, Option } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { toSarif } from '../sarif.ts';
import { paint, printJson, say } from '../say.ts';
import { version } from '../version.ts';

interface CheckOptions {
  readonly json?: boolean;
  readonly sarif?: boolean;
  readonly strict?: boolean;
}

/** `chaos scenario check`. */
export function scenarioCheckCommand(scenario: Command): void {
  scenario
    .command('check [scenarios...]')
    .description('Check scenarios, by id or folder, without playing them: file, line, and what to write instead')
    .option('--strict', 'a warning fails too')
    .option('--json', 'print JSON')
    .addOption(new Option('--sarif', 'print SARIF 2.1.0, for code scanning').conflicts('json'))
    .action(async (named: readonly string[], { json, sarif, strict }: CheckOptions) => {
      const { stacks } = await loadStacks(projectRoot);
      const installed = [...stacks.values()].map(({ stack }) => stack);
      const reports: FolderReport[] = [];
      for (const dir of foldersOf(named)) reports.push(await checkFolder(dir, { stacks: installed }));
      if (json) printJson('scenario-check', { scenarios: reports.map(toJson) });
      else if (sarif) process.stdout.write(`${JSON.stringify(toSarif(reports, version), null, 2)}\n`);
      else for (const report of reports) tell(report);
      const failed = reports.some(({ loaded, problems }) => loaded === null || (strict && problems.length > 0));
      if (failed) process.exitCode = exitCodes.invalid;
    });
}

/** The folders that are meant; all that are installed when none is named. */
function foldersOf(named: readonly string[]): readonly string[] {
  const installed = scenarioFolders(join(projectRoot, 'scenarios'));
  if (named.length === 0) return installed;
  return named.map((name) => {
    const byId = installed.find((dir) => basename(dir) === name);
    if (byId !== undefined) return byId;
    const dir = resolve(name);
    if (existsSync(join(dir, 'scenario.ts'))) return dir;
    const known = installed.map((folder) => basename(folder)).join(', ');
    throw new ChaosError('NOT_FOUND', `no scenario ${name}, and no scenario.ts in ${dir}; installed are: ${known}`);
  });
}

const toJson = ({ id, loaded, problems }: FolderReport) => ({
  id,
  digest: loaded?.digest ?? null,
  problems: problems.map((problem) => ({ ...problem, severity: severityOf(problem.code) })),
});

function tell({ id, loaded, problems }: FolderReport): void {
  for (const problem of problems) {
    const severity = severityOf(problem.code);
    say(`${paint(severity === 'error' ? 'red' : 'yellow', severity.padEnd(7))} ${problemLine(problem)}`);
  }
  if (loaded) say(`Scenario ${id} can be played. What it does is proved by: npm run chaos -- verify ${id}`);
  else say(`Scenario ${id} cannot be played before that is mended.`);
}
