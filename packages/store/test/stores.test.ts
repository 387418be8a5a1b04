import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../src/memory-store.ts';
import { openSqliteStore } from '../src/sqlite-store.ts';
import { describeStore, note, round } from './store-contract.ts';

const folders: string[] = [];
const folder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'store-'));
  folders.push(dir);
  return dir;
};
afterEach(() => {
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true });
});
const open = (dataDir: string) => openSqliteStore({ dataDir, now: () => 0 });

describeStore('memory', async () => createMemoryStore());
describeStore('sqlite', () => open(folder()));

describe('sqlite store', () => {
  it('has everything again after it was closed', async () => {
    const dir = folder();
    const first = await open(dir);
    await first.createRound(round('r-1'));
    await first.append('r-1', [note(0)]);
    const head = await first.verifyChain('r-1');
    await first.close();
    const second = await open(dir);
    await second.append('r-1', [note(1)]);
    expect(await second.read('r-1')).toHaveLength(2);
    expect(head).not.toBe(await second.verifyChain('r-1'));
    await second.close();
  });

  it('tells a second server who holds the folder', async () => {
    const dir = folder();
    const first = await open(dir);
    await expect(open(dir)).rejects.toMatchObject({
      code: 'STORE_LOCKED',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    await first.close();
    await (await open(dir)).close();
  });

  it('says so when its file is damaged, and leaves it as it is', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'chaos.sqlite'), 'this is no database, and it is long enough to be looked at');
    await expect(open(dir)).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
  });

  it('lets nobody rewrite the log, and notices who did', async () => {
    const dir = folder();
    const store = await open(dir);
    await store.createRound(round('r-1'));
    await store.append('r-1', [note(0), note(1)]);
    await store.close();
    const file = new DatabaseSync(join(dir, 'chaos.sqlite'));
    expect(() => file.exec("update events set body = '{}' where seq = 0")).toThrow('append-only');
    file.exec("drop trigger events_no_update; update events set body = replace(body, 'n0', 'n9') where seq = 0");
    file.close();
    const again = await open(dir);
    await expect(again.verifyChain('r-1')).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
    await again.close();
  });
});
