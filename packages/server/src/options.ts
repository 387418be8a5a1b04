import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from './project-root.ts';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  /** Log, recordings, keys. */
  readonly dataDir: string;
  /** Folder with the stacks (`playground-stacks/`) and scenarios (`scenarios/`) that can be played. */
  readonly library: string;
  /** Rounds at the same time. */
  readonly maxRounds: number;
  /** Rounds begin sooner and hold shorter: for trying things out and for tests. Such rounds are never ranked. */
  readonly pace: 'standard' | 'quick';
  /** Paused playgrounds to keep ready for each stack, so that a round starts at once. */
  readonly poolSize: number;
  /** Leave playgrounds up when the server stops, to be taken up at the next start. */
  readonly keep: boolean;
}

export const usage = `chaos-engine server

  --host <address>     address to listen on (default 127.0.0.1)
  --port <number>      port (default 4600)
  --data-dir <folder>  log, recordings, keys (default $XDG_DATA_HOME/chaos-engine)
  --library <folder>   folder with playground-stacks/ and scenarios/ (default: those of this project)
  --max-rounds <n>     rounds at the same time (default 3)
  --pool <n>           paused playgrounds to keep ready for each stack where memory allows (default 1)
  --pace <pace>        standard, or quick: short waits for trying things out, never ranked
  --keep               leave playgrounds up when the server stops
  --help               this text
`;

/** Reads flags, then CHAOS_* variables, then defaults. Throws with a sentence a person can act on. */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ServerOptions | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      host: { type: 'string' },
      port: { type: 'string' },
      'data-dir': { type: 'string' },
      library: { type: 'string' },
      'max-rounds': { type: 'string' },
      pool: { type: 'string' },
      pace: { type: 'string' },
      keep: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  const host = values.host ?? env.CHAOS_HOST ?? '127.0.0.1';
  if (!['127.0.0.1', '::1', 'localhost'].includes(host))
    throw new Error(`--host ${host}: without accounts this server only listens on this machine; use 127.0.0.1`);
  const pace = values.pace ?? env.CHAOS_PACE ?? 'standard';
  if (pace !== 'standard' && pace !== 'quick') throw new Error(`--pace ${pace}: it is standard or quick`);
  const data = env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share');
  return {
    host,
    port: whole('--port', values.port ?? env.CHAOS_PORT ?? '4600', 0, 65_535),
    dataDir: resolve(values['data-dir'] ?? env.CHAOS_DATA_DIR ?? join(data, 'chaos-engine')),
    library: resolve(values.library ?? env.CHAOS_LIBRARY ?? projectRoot),
    maxRounds: whole('--max-rounds', values['max-rounds'] ?? env.CHAOS_MAX_ROUNDS ?? '3', 1, 100),
    poolSize: whole('--pool', values.pool ?? env.CHAOS_POOL ?? '1', 0, 10),
    pace,
    keep: values.keep ?? env.CHAOS_KEEP === '1',
  };
}

function whole(name: string, text: string, from: number, to: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= from && value <= to) return value;
  throw new Error(`${name} ${text}: it is a whole number from ${from} to ${to}`);
}
