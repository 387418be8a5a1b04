import { readOptions, sweepInstallation } from '@chaos-engine/server';
import type { Command } from 'commander';
import { say } from '../say.ts';

/** `chaos clean`: removes what playgrounds of this installation left behind. Not while its server runs. */
export function cleanCommand(program: Command): void {
  program
    .command('clean')
    .description('Remove every container, network and volume of this installation (not while its server runs)')
    .action(async () => {
      const options = readOptions([], process.env);
      if (options === 'help') return;
      const removed = await sweepInstallation(options.dataDir);
      say(removed === 0 ? 'Nothing was left behind.' : `Removed ${removed} object${removed === 1 ? '' : 's'}.`);
    });
}
