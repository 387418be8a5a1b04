import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import open from 'open';
import { createApi } from '../api.ts';
import { printJson, say } from '../say.ts';

interface PlayOptions {
  readonly ranked?: boolean;
  readonly practice?: boolean;
  readonly seed?: string;
  readonly open?: boolean;
  readonly name?: string;
  readonly json?: boolean;
}

/** `chaos play <scenario>`: opens a round on the running server and starts it. */
export function playCommand(program: Command): void {
  program
    .command('play <scenario>')
    .description('Start a round')
    .option('--practice', 'not ranked, shorter hold (default)')
    .option('--ranked', 'ranked: longer hold, no second thoughts')
    .option('--seed <seed>', 'repeat a round that was played with this seed')
    .option('--name <name>', 'your name in the round', 'You')
    .option('--open', 'open the round in the browser')
    .option('--json', 'print JSON')
    .action(async (scenario: string, options: PlayOptions) => {
      const { server } = program.opts<{ server: string }>();
      if (options.ranked && options.practice) throw new Error('choose one of --practice and --ranked');
      const api = createApi(server);
      const { code, token } = await api.open({
        scenario,
        mode: options.ranked ? 'ranked' : 'practice',
        ...(options.seed ? { seed: options.seed } : {}),
        ...(options.name ? { name: options.name } : {}),
      });
      await api.command(code, token, { key: randomUUID(), command: { type: 'round.start' } });
      // The seat travels behind #, which a browser keeps to itself.
      const url = new URL(`/r/${code}#token=${token}`, server).href;
      if (options.json) printJson('round', { code, url });
      else process.stdout.write(`${url}\n`);
      if (options.open) await open(url);
      else if (!options.json) say('Open this address in a browser to take your seat.');
    });
}
