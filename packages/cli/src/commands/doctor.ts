import { mkdirSync } from 'node:fs';
import type { Check } from '@chaos-engine/protocol';
import { createDoctor, loadLibrary, openPlaygrounds, projectRoot, readOptions } from '@chaos-engine/server';
import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { paint, printJson, say } from '../say.ts';
import { version } from '../version.ts';

const marks: Readonly<Record<Check['state'], string>> = {
  ok: paint('green', 'ok  '),
  warn: paint('yellow', 'warn'),
  fail: paint('red', 'fail'),
  unknown: paint('gray', '?   '),
};

/** `chaos doctor`: what a round needs, what is there, and how to get the rest. Needs no running server. */
export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('Is everything here that a round needs?')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const options = readOptions([], process.env);
      if (options === 'help') return;
      mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
      const library = await loadLibrary(projectRoot);
      const { provider, imageNeeds } = openPlaygrounds({
        instance: 'doctor',
        dataDir: options.dataDir,
        library,
        poolSize: 0,
        onError: () => undefined,
      });
      const doctor = createDoctor({
        version,
        dataDir: options.dataDir,
        examineEngine: () => provider.examine(),
        imageNeeds,
      });
      const status = await doctor.look();
      await provider.close();
      if (json) printJson('doctor', { status });
      else {
        for (const { state, title, result, why, fix } of status.checks) {
          process.stdout.write(`${marks[state]}  ${title.padEnd(26)} ${result}\n`);
          if (state !== 'ok') process.stdout.write(`      ${paint('gray', why)}\n`);
          if (fix) process.stdout.write(`      ${paint('cyan', `-> ${fix}`)}\n`);
        }
        if (status.promises.length > 0) process.stdout.write(`\nIsolation: ${status.isolation}\n`);
        for (const { text, held, because } of status.promises)
          process.stdout.write(`${held ? marks.ok : marks.warn}  ${text}\n      ${paint('gray', because)}\n`);
        for (const { id, why } of library.broken) say(`${marks.fail}  scenario ${id}: ${why}`);
      }
      if (status.checks.some(({ state }) => state === 'fail')) process.exitCode = exitCodes.unavailable;
    });
}
