import { loadLibrary, projectRoot, readOptions, regrade } from '@chaos-engine/server';
import { openSqliteReader } from '@chaos-engine/store';
import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { say } from '../say.ts';

/** `chaos round regrade <code>`: proves a score from the log on disk; the server may be running, or not. */
export function regradeCommand(round: Command): void {
  round
    .command('regrade <code>')
    .description('Compute the score of an ended round anew from its log, and compare it with the recorded one')
    .option('--data-dir <folder>', 'where the server keeps its log (default: as the server)')
    .addHelpText(
      'after',
      `
Prints the score card as canonical JSON. Exit code 4 when it is not, byte for byte, the one that was recorded.`,
    )
    .action(async (code: string, { dataDir }: { dataDir?: string }) => {
      const options = readOptions(dataDir === undefined ? [] : ['--data-dir', dataDir], process.env);
      if (options === 'help') return;
      const store = await openSqliteReader(options.dataDir);
      try {
        const { scoreJson, recorded, logHead } = await regrade(code, store, await loadLibrary(projectRoot));
        process.stdout.write(`${scoreJson}\n`);
        const same = scoreJson === recorded;
        say(`${same ? 'The same as recorded' : 'NOT what was recorded'}; log ${logHead.slice(0, 16)}, chain whole.`);
        if (!same) process.exitCode = exitCodes.verificationFailed;
      } finally {
        await store.close();
      }
    });
}
