import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, ProvisionRequest } from '@chaos-engine/core';
import { afterEach, describe, expect, it } from 'vitest';
import { openClaims } from './claims.ts';
import { planPool } from './plan-pool.ts';
import { createPool } from './pool.ts';

const gib = 2 ** 30;
const quiet = { target: 2, waiting: 0, filling: false, busy: false, freeMemoryBytes: 8 * gib, costBytes: gib };

describe('the plan of the pool', () => {
  it.each([
    ['fills up to its target', quiet, 'fill'],
    ['rests when it has what it wants', { ...quiet, waiting: 2 }, 'rest'],
    ['makes one at a time', { ...quiet, filling: true }, 'rest'],
    ['lets a round start first', { ...quiet, busy: true }, 'rest'],
    ['leaves memory alone that others may need', { ...quiet, freeMemoryBytes: 2 * gib }, 'rest'],
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

describe('the pool', () => {
  const made: string[] = [];
  const removed: string[] = [];
  afterEach(() => {
    made.length = 0;
    removed.length = 0;
  });
  const open = (clock: Clock) =>
    createPool({
      clock,
      size: 2,
      freeMemoryBytes: () => 16 * gib,
      busy: () => false,
      make: async (id) => {
        made.push(id);
        return { digest: `d${made.length}`, costBytes: gib };
      },
      remove: async (id) => void removed.push(id),
    });

  it('hands out each playground once, only what was made from the same, and makes another', async () => {
    const { clock, advance } = steppedClock();
    const pool = open(clock);
    pool.keep(request);
    await advance(10_000);
    expect(made).toHaveLength(2);
    expect(pool.take('tiny', 'other')).toBeNull();
    expect(pool.take('tiny', 'd2')).toBe(made[1]);
    expect(pool.take('tiny', 'd2')).toBeNull();
    expect(pool.ids()).toEqual([made[0]]);
    await advance(10_000);
    expect(made).toHaveLength(3);
    pool.close();
  });

  it('replaces what has waited for hours', async () => {
    const { clock, advance } = steppedClock();
    const pool = open(clock);
    pool.keep(request);
    await advance(10_000);
    const first = [...made];
    await advance(5 * 60 * 60 * 1_000);
    expect(removed).toEqual(expect.arrayContaining(first));
    expect(pool.ids()).toHaveLength(2);
    pool.close();
  });

  it('does nothing any more once closed', async () => {
    const { clock, advance } = steppedClock();
    const pool = open(clock);
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
