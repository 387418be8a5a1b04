import Table from 'cli-table3';
import type { Command } from 'commander';
import { createApi } from '../api.ts';
import { printJson } from '../say.ts';
import { scenarioCheckCommand } from './scenario-check.ts';
import { scenarioNewCommand } from './scenario-new.ts';

/** `chaos scenario list|show|new|check`. */
export function scenarioCommand(program: Command): void {
  const scenario = program.command('scenario').description('What can be played');
  const api = () => createApi(program.opts<{ server: string }>().server);

  scenario
    .command('list')
    .description('List the installed scenarios')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { scenarios } = await api().scenarios();
      if (json) return printJson('scenario-list', { scenarios });
      const table = new Table({
        head: ['id', 'title', 'difficulty', 'minutes', 'best', 'playable'],
        style: { head: [], border: [] },
      });
      for (const { id, title, difficulty, minutes, best, playable, notPlayableBecause } of scenarios)
        table.push([
          id,
          title,
          '●'.repeat(difficulty),
          minutes,
          best ?? '–',
          playable ? 'yes' : (notPlayableBecause ?? 'no'),
        ]);
      process.stdout.write(`${table.toString()}\n`);
    });

  scenario
    .command('show <id>')
    .description('Show one scenario')
    .option('--json', 'print JSON')
    .action(async (id: string, { json }: { json?: boolean }) => {
      const page = await api().scenario(id);
      if (json) return printJson('scenario', { scenario: page });
      const { title, summary, difficulty, minutes, briefing, journeys, stackTitle } = page;
      process.stdout.write(
        [
          `${title}  (${id}, difficulty ${difficulty} of 5, about ${minutes} min, on ${stackTitle})`,
          '',
          summary,
          '',
          briefing,
          '',
          'Users must be able to:',
          ...journeys.map((journey) => `  - ${journey.title}: ${journey.promise}`),
          '',
        ].join('\n'),
      );
    });

  scenarioNewCommand(scenario);
  scenarioCheckCommand(scenario);
}
