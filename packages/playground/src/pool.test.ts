import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, ProvisionRequest } from '@chaos-engine/core';
import { afterEach, describe, expect, it } from 'vitest';
import { openClaims } from './claims.ts';
import { planPool } from './plan-pool.ts';
import { createPool } from './pool.ts';

const gib = 2 ** 30;
const quiet = {
  target: 2,
  waiting: 0,
  filling: false,
  busy: false,
  playing: 0,
  processors: 2,
  freeMemoryBytes: 8 * gib,
  costBytes: gib,
};

describe('the plan of the pool', () => {
  it.each([
    ['fills up to its target', quiet, 'fill'],
    ['rests when it has what it wants', { ...quiet, waiting: 2 }, 'rest'],
    ['makes one at a time', { ...quiet, filling: true }, 'rest'],
    ['lets a round start first', { ...quiet, busy: true }, 'rest'],
    ['leaves a round that is played its processors', { ...quiet, playing: 1 }, 'rest'],
    ['goes on beside a round where there are processors to spare', { ...quiet, playing: 1, processors: 4 }, 'fill'],
    ['leaves memory alone that others may need', { ...quiet, freeMemoryBytes: 2 * gib }, 'short'],
    ['gives back when memory gets short', { ...quiet, waiting: 1, freeMemoryBytes: gib }, 'drop'],
    ['gives back what is too much', { ...quiet, waiting: 3 }, 'drop'],
    ['stays empty when switched off', { ...quiet, target: 0 }, 'rest'],
  ])('%s', (_, state, step) => {
    expect(planPool(state)).toBe(step);
  });
});

/** A clock that runs what is due when told to. */
function steppedClock() {
  const due: { at: number; fn: () => void }[] = [];
  let now = 0;
  const clock: Clock = {
    monotonic: () => now,
    wall: () => now,
    setTimeout: (fn, delayMs) => {
      const entry = { at: now + delayMs, fn };
      due.push(entry);
      return entry;
    },
    clearTimeout: (entry) => void due.splice(due.indexOf(entry as (typeof due)[number]), 1),
  };
  return {
    clock,
    async advance(ms: number) {
      for (const end = now + ms; ; ) {
        await new Promise((resolve) => setImmediate(resolve));
        const next = due.filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) {
          now = end;
          return;
        }
        due.splice(due.indexOf(next), 1);
        now = next.at;
        next.fn();
      }
    },
  };
}

const request = { stack: { id: 'tiny' }, stackDir: '/x' } as unknown as Omit<ProvisionRequest, 'id'>;

/** A pool of two a stack, whose playgrounds are made at once from the files of `files`, unless told otherwise. */
function table({ make = async () => undefined }: { make?: (engineId: string) => Promise<void> } = {}) {
  const { clock, advance } = steppedClock();
  const made: string[] = [];
  const removed: string[] = [];
  const complaints: string[] = [];
  const files = { digest: 'd1' };
  const pool = createPool({
    clock,
    size: 2,
    processors: 2,
    freeMemoryBytes: () => 16 * gib,
    busy: () => false,
    playing: () => 0,
    recipe: async () => ({ digest: files.digest, costBytes: gib }),
    async make(engineId) {
      made.push(engineId);
      await make(engineId);
    },
    remove: async (engineId) => void removed.push(engineId),
    onError: (error) => void complaints.push(String(error)),
  });
  return { pool, advance, made, removed, complaints, files };
}

describe('the pool', () => {
  it('hands out each playground once, and makes another', async () => {
    const { pool, advance, made } = table();
    pool.keep(request);
    await advance(10_000);
    expect(made).toHaveLength(2);
    expect(pool.take('tiny', 'd1')).toBe(made[0]);
    expect(pool.take('tiny', 'd1')).toBe(made[1]);
    expect(pool.take('tiny', 'd1')).toBeNull();
    await advance(10_000);
    expect(made).toHaveLength(4);
    pool.close();
  });

  it('hands out nothing that was made before its stack changed, and removes it', async () => {
    const { pool, advance, made, removed, files } = table();
    pool.keep(request);
    await advance(10_000);
    files.digest = 'd2';
    expect(pool.take('tiny', 'd2')).toBeNull();
    await advance(10_000);
    expect(removed).toEqual(made.slice(0, 2));
    expect(pool.take('tiny', 'd2')).toBe(made[2]);
    pool.close();
  });

  it('says when the one that is being made can be taken', async () => {
    const finish = Promise.withResolvers<void>();
    const { pool, advance, made } = table({ make: () => finish.promise });
    pool.keep(request);
    await advance(0);
    expect(pool.making('tiny', 'other')).toBeNull();
    const nearly = pool.making('tiny', 'd1');
    finish.resolve();
    await nearly;
    expect(pool.take('tiny', 'd1')).toBe(made[0]);
    pool.close();
  });

  it('gives up what it makes for a round that has no use for it', async () => {
    const gone = Promise.withResolvers<void>();
    const { pool, advance, made, removed, complaints } = table({ make: () => gone.promise });
    pool.keep(request);
    await advance(0);
    pool.giveWay();
    pool.giveWay();
    expect(removed).toEqual(made);
    expect(pool.making('tiny', 'd1')).toBeNull();
    gone.reject(new Error('was removed'));
    await advance(1_000);
    expect(complaints).toEqual([]);
    pool.close();
  });

  it('says once what it cannot make, tries again every minute, and tells who asks', async () => {
    const { pool, advance, made, complaints } = table({
      make: async () => {
        throw new Error('no image');
      },
    });
    pool.keep(request);
    await advance(150_000);
    expect(made).toHaveLength(3);
    expect(complaints).toEqual(['Error: no image']);
    expect(pool.counts()).toEqual([{ stack: 'tiny', ready: 0, wanted: 2, because: 'no image' }]);
    pool.close();
  });

  it('replaces what has waited for hours', async () => {
    const { pool, advance, made, removed } = table();
    pool.keep(request);
    await advance(10_000);
    const first = [...made];
    await advance(5 * 60 * 60 * 1_000);
    expect(removed).toEqual(expect.arrayContaining(first));
    expect(pool.counts()).toEqual([{ stack: 'tiny', ready: 2, wanted: 2, because: null }]);
    pool.close();
  });

  it('does nothing any more once closed', async () => {
    const { pool, advance, made } = table();
    pool.keep(request);
    await advance(0);
    pool.close();
    const before = made.length;
    await advance(60_000);
    expect(made.length).toBe(before);
  });
});

describe('claims', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claims-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'playgrounds.json');

  it('outlive the process', () => {
    const claims = openClaims(file);
    claims.claim('r1', 'pool-a');
    const again = openClaims(file);
    expect(again.engineId('r1')).toBe('pool-a');
    expect(again.roundOf('pool-a')).toBe('r1');
    again.forget('r1');
    expect(openClaims(file).engineId('r1')).toBe('r1');
  });

  it('know an unclaimed playground of the pool from a round', () => {
    const claims = openClaims(null);
    expect(claims.roundOf('pool-x')).toBeNull();
    expect(claims.roundOf('r7')).toBe('r7');
  });

  it('that cannot be read are none', () => {
    openClaims(file).claim('r1', 'pool-a');
    writeFileSync(file, '{"r1":');
    expect(openClaims(file).engineId('r1')).toBe('r1');
  });
});
