import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom, randomInt } from '@chaos-engine/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileStore } from '../src/file-store.ts';
import { note } from './builders.ts';

let dir: string;
const children = new Set<ChildProcess>();
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'store-crash-'));
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  rmSync(dir, { recursive: true, force: true });
});

/** A writer in a process of its own, and the lines it has said. */
function startWriter(...codes: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), dir, ...codes], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const lines: string[] = [];
  let rest = '';
  let heard: () => void = () => undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    heard();
  });
  const said = (enough: (all: readonly string[]) => boolean) =>
    new Promise<void>((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`heard only: ${lines.slice(-5).join('; ')}`)), 20_000);
      heard = () => {
        if (!enough(lines)) return;
        clearTimeout(limit);
        resolve();
      };
      heard();
    });
  const closed = once(child, 'close');
  return { child, lines, said, closed };
}

// The writer has its store in a thread, as a server has; to look at what it left needs none.
const open = (options = {}) => openFileStore({ dataDir: dir, now: Date.now, ...options });

describe('a server that is killed', () => {
  it('thirty times in the middle of writing has lost nothing it acknowledged, and its lock is free at once', async () => {
    const random = createRandom('thirty kills');
    const codes = ['r-1', 'r-2'];
    for (let kill = 1; kill <= 30; kill += 1) {
      const writer = startWriter(...codes);
      const enough = randomInt(random, 1, 40);
      await writer.said((lines) => lines.length > enough);
      writer.child.kill('SIGKILL');
      await writer.closed;

      const store = await open();
      for (const code of codes) {
        const entries = await store.read(code);
        const acknowledged = writer.lines.filter((line) => line.startsWith(`${code} `)).map((line) => line.slice(4));
        expect(entries.length, `kill ${kill}`).toBeGreaterThan(Number(acknowledged.at(-1) ?? -1));
        expect(entries).toEqual(entries.map((_, seq) => note(seq)));
        if (entries.length > 0) await store.verifyChain(code);
      }
      expect(store.epoch).toBe(2 * kill);
      await store.close();
    }
  }, 180_000);
});

describe('a server that is frozen', () => {
  it('is replaced once it has been silent for a whole lease, and cannot write when it wakes', async () => {
    const writer = startWriter('r-1');
    await writer.said((lines) => lines.length > 3);
    await expect(open()).rejects.toMatchObject({
      code: 'STORE_LOCKED',
      message: expect.stringContaining(`process ${writer.child.pid}`),
    });
    writer.child.kill('SIGSTOP');
    const store = await openWhenSilent(writer);
    const before = (await store.read('r-1')).length;
    await store.append('r-1', [note(before, 'by the successor')]);
    writer.child.kill('SIGCONT');
    await writer.closed;
    expect(writer.lines.slice(-2)).toEqual(['lost STORE_LOCKED', 'error STORE_LOCKED']);
    expect(await store.read('r-1')).toHaveLength(before + 1);
    await store.verifyChain('r-1');
    await store.close();
  });

  it('that writes on is never replaced, whatever the wall clock says', async () => {
    const writer = startWriter('r-1');
    await writer.said((lines) => lines.length > 3);
    const anHourAhead = { now: () => Date.now() + 3_600_000, leaseTimes: { renewEveryMs: 50, expiresMs: 400 } };
    await expect(open(anHourAhead)).rejects.toMatchObject({ code: 'STORE_LOCKED' });
    const heard = writer.lines.length;
    await writer.said((lines) => lines.length > heard + 3);
    expect(writer.lines).not.toContain('lost STORE_LOCKED');
  });
});

/** Tries as a service manager would, until the frozen holder's lease has run out. */
async function openWhenSilent({ child, lines, said }: ReturnType<typeof startWriter>) {
  const limit = performance.now() + 20_000;
  for (;;) {
    try {
      return await open({ leaseTimes: { renewEveryMs: 50, expiresMs: 400 } });
    } catch (error) {
      const { code } = error as { code?: string };
      if (performance.now() > limit || (code !== 'STORE_LOCKED' && code !== 'STORE_BUSY')) throw error;
      // Frozen in the middle of a commit it keeps the file's own lock, and then nobody can write: freeze it elsewhere.
      if (code === 'STORE_BUSY') {
        child.kill('SIGCONT');
        const before = lines.length;
        await said((all) => all.length > before + 1);
        child.kill('SIGSTOP');
      }
    }
  }
}
