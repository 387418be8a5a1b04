import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const main = join(import.meta.dirname, '..', 'src', 'main.ts');
const children = new Set<ChildProcess>();
const dataDir = mkdtempSync(join(tmpdir(), 'chaos-two-servers-'));
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A server process without a container engine: who may write is settled before anything is asked of one. */
function start(...flags: string[]) {
  const child = spawn(process.execPath, [main, '--port', '0', '--data-dir', dataDir, ...flags], {
    env: { ...process.env, DOCKER_HOST: `unix://${dataDir}/no-engine.sock` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let text = '';
  const ready = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        const url = /is ready: (\S+)/.exec(text)?.[1];
        if (url) resolve(url);
      });
  });
  const ended = once(child, 'close').then(([code]) => code as number);
  return { child, ready, ended, said: () => text };
}

/** Starts servers until one is let in: a holder that says nothing is only replaced after a while. */
async function untilOneOpens() {
  for (;;) {
    const server = start();
    const opened = await Promise.race([server.ready.then(() => true), server.ended.then(() => false)]);
    if (opened) return server;
  }
}

describe('two servers on one data folder', () => {
  it('the second says who holds it and ends with 75; a frozen first one, replaced, ends with 75 as well', async () => {
    const first = start();
    await first.ready;
    const second = start();
    expect(await second.ended).toBe(75);
    expect(second.said()).toContain(`is in use by another server, process ${first.child.pid}, since `);
    expect(second.said()).toContain('choose another --data-dir');

    first.child.kill('SIGSTOP');
    const follower = await untilOneOpens();
    first.child.kill('SIGCONT');
    expect(await first.ended).toBe(75);
    expect(first.said()).toContain(`another server has taken over ${dataDir}; this one must stop`);
    expect(follower.child.exitCode).toBeNull();
  }, 240_000);

  it('a port that is taken is named, and ends with 75', async () => {
    const first = start();
    const { port } = new URL(await first.ready);
    const second = start('--port', port, '--data-dir', join(dataDir, 'other'));
    expect(await second.ended).toBe(75);
    expect(second.said()).toMatch(new RegExp(`port ${port} of 127\\.0\\.0\\.1 is taken; .*--port`));
  }, 120_000);
});
