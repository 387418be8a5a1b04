import type { Entry, Fact } from '@chaos-engine/core';
import { quickRules } from '@chaos-engine/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import { openTable } from './table.ts';

const row = {
  code: 'r-killed',
  scenario: 'tiny-outage',
  version: '1.0.0',
  digest: 'd',
  mode: 'practice',
  seed: 's',
  startedWall: 1,
} as const;
const over: readonly Fact[] = [
  {
    type: 'round.opened',
    scenario: 'tiny-outage',
    scenarioDigest: 'd',
    stack: 'tiny',
    mode: 'practice',
    seed: 's',
    rules: quickRules(),
    judged: ['browse'],
    limitMs: 600_000,
    plan: { faults: [], maxImpactDelayMs: 60_000 },
  },
  { type: 'round.stopped', by: 'operator' },
  { type: 'round.ended', outcome: 'stopped' },
  { type: 'playground.removed' },
];

let close: () => Promise<unknown> = async () => undefined;
afterEach(() => close());
const table = async () => {
  const made = await openTable();
  close = async () => {
    await made.rooms.release();
    await made.app.close();
  };
  await made.store.createRound(row);
  return made;
};

describe('a server that was killed', () => {
  it('before it wrote the first fact of a round leaves no round that lists show as running', async () => {
    const { rooms, store } = await table();
    await rooms.recover();
    expect(await store.unfinishedRounds()).toEqual([]);
    expect(rooms.all()).toEqual([]);
  });

  it('between the last fact of a round and its row takes up nothing and puts the row right', async () => {
    const { rooms, store } = await table();
    await store.append(
      row.code,
      over.map((fact, seq): Entry => ({ ...fact, seq, at: seq, wall: seq })),
    );
    await rooms.recover();
    expect(await store.findRound(row.code)).toMatchObject({ archived: true, phase: 'ended' });
    expect(rooms.all()).toEqual([]);
  });
});
