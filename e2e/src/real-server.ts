import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A server process of its own with a data folder of its own, on the real engine. */
export interface RealServer {
  readonly url: string;
  start(): Promise<void>;
  /** As a crash would: no chance to clean up. */
  kill(): Promise<void>;
  /** Asks it to stop and clean up, and waits until it has. */
  stop(): Promise<void>;
  /** What `chaos` prints when it is asked about this server's data. */
  chaos(...args: readonly string[]): Promise<string>;
}

const packages = join(import.meta.dirname, '..', '..', 'packages');
const main = join(packages, 'server', 'src', 'main.ts');
const cli = join(packages, 'cli', 'src', 'main.ts');

export async function createRealServer(): Promise<RealServer> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'chaos-e2e-'));
  let child: ChildProcess | null = null;

  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    child = null;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    async start() {
      const args = [main, '--port', String(port), '--data-dir', dataDir, '--pace', 'quick'];
      const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      child = started;
      await new Promise<void>((resolve, reject) => {
        started.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
        started.stdout?.on('data', (chunk: Buffer) => {
          if (chunk.toString().includes('is ready')) resolve();
        });
      });
    },
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
    async chaos(...args) {
      const env = { ...process.env, CHAOS_DATA_DIR: dataDir };
      const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], { env });
      return stdout;
    },
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
