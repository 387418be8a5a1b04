import { ChaosError } from '@chaos-engine/core';
import { readOperatorKey, readOptions } from '@chaos-engine/server';
import Table from 'cli-table3';
import type { Command } from 'commander';
import { createApi } from '../api.ts';
import { printJson, say } from '../say.ts';
import { regradeCommand } from './round-regrade.ts';

/** `chaos round list|show|stop|regrade`. */
export function roundCommand(program: Command): void {
  const round = program.command('round').description('Rounds, running and past');
  const api = () => createApi(program.opts<{ server: string }>().server);

  round
    .command('list')
    .description('List rounds, newest first')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { rounds } = await api().rounds();
      if (json) return printJson('round-list', { rounds });
      const table = new Table({
        head: ['code', 'scenario', 'mode', 'phase', 'outcome', 'score', 'player'],
        style: { head: [], border: [] },
      });
      for (const row of rounds)
        table.push([row.code, row.scenario, row.mode, row.phase, row.outcome ?? '–', row.score ?? '–', row.player]);
      process.stdout.write(`${table.toString()}\n`);
    });

  round
    .command('show <code>')
    .description('Show one round')
    .option('--json', 'print JSON')
    .action(async (code: string, { json }: { json?: boolean }) => {
      const row = (await api().rounds()).rounds.find((candidate) => candidate.code === code);
      if (!row)
        throw new ChaosError('ROUND_UNKNOWN', `no round ${JSON.stringify(code)}; see: npm run chaos -- round list`);
      if (json) return printJson('round', { round: row });
      for (const [name, value] of Object.entries(row)) process.stdout.write(`${name.padEnd(12)} ${value ?? '–'}\n`);
    });

  round
    .command('stop <code>')
    .description('End a running round, whoever plays it; its playground is removed')
    .option('--json', 'print JSON')
    .action(async (code: string, { json }: { json?: boolean }) => {
      const options = readOptions([], process.env);
      if (options === 'help') return;
      await api().stop(code, readOperatorKey(options.dataDir));
      if (json) printJson('round-stop', { stopped: code });
      else say(`Round ${code} is stopped; its playground is being removed.`);
    });

  regradeCommand(round);
}
