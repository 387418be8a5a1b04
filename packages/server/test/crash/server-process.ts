import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A server process of its own, to be killed and started again on the same data folder and port. */
export interface ServerProcess {
  readonly url: string;
  /** Resolves when it is ready; with `killAfterMs`, once it has been killed again that long after its beginning. */
  start(killAfterMs?: number): Promise<void>;
  /** SIGKILL: no chance to say anything to anybody. */
  kill(): Promise<void>;
  /** What it complained about, for a failure's message. */
  complaints(): string;
}

const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts');

export async function createServerProcess(dataDir: string): Promise<ServerProcess> {
  const port = await freePort();
  const library = join(import.meta.dirname, 'library');
  let child: ChildProcess | null = null;
  let said = '';

  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    async start(killAfterMs) {
      const args = [
        '--port',
        String(port),
        '--data-dir',
        dataDir,
        '--library',
        library,
        '--pace',
        'quick',
        '--pool',
        '0',
      ];
      const started = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
      child = started;
      started.stderr.on('data', (chunk: Buffer) => {
        said = `${said}${chunk}`.slice(-4_000);
      });
      const ready = new Promise<void>((resolve, reject) => {
        started.once('exit', (code) =>
          reject(new Error(`the server ended with ${code} before it was ready:\n${said}`)),
        );
        started.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('is ready') && resolve());
      });
      if (killAfterMs === undefined) return ready;
      ready.catch(() => undefined);
      await delay(killAfterMs);
      await kill();
    },
    kill,
    complaints: () => said,
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
