import { isChaosError } from '@chaos-engine/core';
import { openServer } from './open-server.ts';
import { readOptions, usage } from './options.ts';

/** Starts the server and stops it cleanly on the first signal, at once on the second. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') {
    process.stdout.write(usage);
    return;
  }
  const server = await openServer(options, {
    // No cleaning up: the rounds and their playgrounds are the other's now.
    onLost: (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exit(error.code === 'STORE_LOCKED' ? 75 : 1);
    },
  });
  process.stdout.write(`Chaos Engine is ready: ${server.url}\n`);

  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(signal === 'SIGINT' ? 130 : 143);
    stopping = true;
    process.stderr.write(
      options.keep ? 'Stopping; playgrounds stay up.\n' : 'Stopping and cleaning up; once more to stop at once.\n',
    );
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  const taken = takenPort(error);
  process.stderr.write(`${taken ?? (error instanceof Error ? error.message : String(error))}\n`);
  process.exit(taken !== null || (isChaosError(error) && error.code === 'STORE_LOCKED') ? 75 : 1);
});

function takenPort(error: unknown): string | null {
  const { code, address, port } = error as { code?: string; address?: string; port?: number };
  if (code !== 'EADDRINUSE') return null;
  return `port ${port} of ${address} is taken; stop what listens there, or choose another --port`;
}
