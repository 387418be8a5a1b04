import { ChaosError, type Playground, type ServiceName } from '@chaos-engine/core';
import { helperImage } from '../beside/helper-container.ts';
import type { Engine } from '../engine/engine.ts';
import { readProgramOnce } from '../images/read-program.ts';
import { runExec } from './run-exec.ts';

const read = readProgramOnce(helperImage, '/runaway');

// It takes its own file away as soon as it runs.
const start = 'f=$(mktemp) && cat > "$f" && chmod 755 "$f" && exec "$f" "$@"';

type Runaway = Parameters<Playground['runaway']>[1];

/** Puts the program that does harm into a service and starts it, under a name that could be anybody's. */
export async function startRunaway(
  engine: Engine,
  container: string,
  service: ServiceName,
  { name, seconds, args }: Runaway,
): Promise<void> {
  const { exitCode, stdout, stderr } = await runExec(engine, {
    container,
    service,
    argv: ['/bin/sh', '-c', start, 'sh', name, `${seconds}`, ...args],
    stdin: await read(engine),
    timeoutMs: 30_000,
  });
  if (exitCode === 0) return;
  const said = (stderr || stdout).trim().slice(-300) || `exit code ${exitCode}`;
  throw new ChaosError('PLAYGROUND_FAILED', `${service}: ${name} ${args.join(' ')} did not start: ${said}`);
}
