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
  const server = await openServer(options);
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
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  const busy = isChaosError(error) ? error.code === 'STORE_LOCKED' : (error as { code?: string }).code === 'EADDRINUSE';
  process.exit(busy ? 75 : 1);
});
