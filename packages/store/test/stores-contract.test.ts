import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { openFileStore } from '../src/file-store.ts';
import { createMemoryStore } from '../src/memory-store.ts';
import { openSqliteReader } from '../src/sqlite-reader.ts';
import { openSqliteStore } from '../src/sqlite-store.ts';
import { toStoreError } from '../src/store-errors.ts';
import { note, round } from './builders.ts';
import { describeStore } from './store-contract.ts';

const folders: string[] = [];
const folder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'store-'));
  folders.push(dir);
  return dir;
};
afterEach(() => {
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true });
});
const open = (dataDir: string) => openFileStore({ dataDir, now: () => 0 });
const inThread = (dataDir: string) => openSqliteStore({ dataDir });

describeStore('memory', async () => createMemoryStore());
describeStore('sqlite, in this thread', () => open(folder()));
describeStore('sqlite, in its own thread', () => inThread(folder()));

describe('a store in its own thread', () => {
  it('refuses a folder in the words of the store, and its codes', async () => {
    const dir = folder();
    const first = await inThread(dir);
    await expect(inThread(dir)).rejects.toMatchObject({
      code: 'STORE_LOCKED',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    await first.close();
    const second = await inThread(dir);
    expect(second.epoch).toBe(2);
    await second.close();
  });

  it('has written what was asked before it was closed, and takes nothing after', async () => {
    const dir = folder();
    const store = await inThread(dir);
    await store.createRound(round('r-1'));
    const appended = Array.from({ length: 50 }, (_, seq) => store.append('r-1', [note(seq)]));
    await store.close();
    await Promise.all(appended);
    await expect(store.append('r-1', [note(50)])).rejects.toMatchObject({ code: 'STORE_BUSY' });
    const again = await open(dir);
    expect(await again.read('r-1')).toHaveLength(50);
    await again.close();
  });

  it('an argument that cannot be sent is refused alone', async () => {
    const store = await inThread(folder());
    await store.createRound(round('r-1'));
    const [bad, good] = await Promise.allSettled([
      store.saveSetting('a', (() => undefined) as unknown as string),
      store.append('r-1', [note(0)]),
    ]);
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
    await store.close();
  });

  it('tells its process when another server has taken over', async () => {
    const dir = folder();
    const lost = Promise.withResolvers<{ code: string }>();
    const leaseTimes = { renewEveryMs: 20, expiresMs: 400 };
    const store = await openSqliteStore({ dataDir: dir, leaseTimes, onLost: lost.resolve });
    const thief = new DatabaseSync(join(dir, 'chaos.sqlite'));
    thief.exec('update lease set epoch = epoch + 1');
    thief.close();
    expect(await lost.promise).toMatchObject({ code: 'STORE_LOCKED' });
    await expect(store.createRound(round('r-1'))).rejects.toMatchObject({ code: 'STORE_LOCKED' });
    await store.close();
  });
});

describe('a reader of the sqlite store', () => {
  it('reads what a server has committed, while that server holds the folder', async () => {
    const dir = folder();
    const server = await open(dir);
    await server.createRound(round('r-1'));
    await server.append('r-1', [note(0), note(1)]);
    const reader = await openSqliteReader(dir);
    expect(await reader.read('r-1')).toEqual([note(0), note(1)]);
    expect(await reader.verifyChain('r-1')).toBe(await server.verifyChain('r-1'));
    await server.updateRound('r-1', { scoreJson: '{"total":1}' });
    expect(await reader.findRound('r-1')).toMatchObject({ code: 'r-1', scoreJson: '{"total":1}' });
    await reader.close();
    await server.close();
  });

  it('reads after the server has gone, and says where to look when there is nothing', async () => {
    const dir = folder();
    const server = await open(dir);
    await server.createRound(round('r-1'));
    await server.close();
    const reader = await openSqliteReader(dir);
    expect(await reader.findRound('r-1')).not.toBeNull();
    expect(await reader.findRound('r-2')).toBeNull();
    await reader.close();
    await expect(openSqliteReader(folder())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

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

  it('waits for whoever holds the file for a moment, and calls a file that is held no damaged one', async () => {
    const dir = folder();
    await (await open(dir)).close();
    const holder = new DatabaseSync(join(dir, 'chaos.sqlite'));
    holder.exec('pragma locking_mode = exclusive; begin exclusive');
    await expect(open(dir)).rejects.toMatchObject({ code: 'STORE_BUSY' });
    const waiting = inThread(dir);
    setTimeout(() => holder.close(), 300);
    await (await waiting).close();
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

  it('keeps a copy beside itself before a migration changes it', async () => {
    const dir = folder();
    const first = await open(dir);
    await first.createRound(round('r-1'));
    await first.close();
    const file = join(dir, 'chaos.sqlite');
    const older = new DatabaseSync(file);
    older.exec("drop table lease; delete from kysely_migration where name = '2026-11-24-lease'");
    older.close();
    const second = await open(dir);
    expect(await second.findRound('r-1')).not.toBeNull();
    await second.close();
    const copy = new DatabaseSync(`${file}.before-2026-11-24-lease`);
    expect(copy.prepare('select code from rounds').all()).toEqual([{ code: 'r-1' }]);
    copy.close();
  });

  it('leaves alone what a newer version wrote', async () => {
    const dir = folder();
    await (await open(dir)).close();
    const file = new DatabaseSync(join(dir, 'chaos.sqlite'));
    file.exec("insert into kysely_migration values ('2999-01-01-later', '2999')");
    file.close();
    await expect(open(dir)).rejects.toMatchObject({ code: 'STORE_NEWER' });
  });

  it('counts its holders', async () => {
    const dir = folder();
    for (const epoch of [1, 2, 3]) {
      const store = await open(dir);
      expect(store.epoch).toBe(epoch);
      await store.close();
    }
  });

  it('finds a page that has been overwritten', async () => {
    const dir = folder();
    const store = await open(dir);
    await store.createRound(round('r-1'));
    await store.append(
      'r-1',
      Array.from({ length: 500 }, (_, seq) => note(seq)),
    );
    await store.close();
    const file = join(dir, 'chaos.sqlite');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, bytes.length - 3 * 4_096, bytes.length - 2 * 4_096);
    writeFileSync(file, bytes);
    await expect(open(dir)).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
  });

  it('says that the disk is full, in words that help', () => {
    const small = new DatabaseSync(':memory:');
    small.exec('pragma max_page_count = 3; create table t (x)');
    let error: unknown;
    try {
      small.exec('insert into t values (zeroblob(100000))');
    } catch (cause) {
      error = toStoreError(cause, '/data');
    }
    expect(error).toMatchObject({ code: 'STORE_BUSY', message: expect.stringContaining('the disk of /data is full') });
  });
});
