import { describe, expect, it } from 'vitest';
import { judgePlay, type Shown, watchedUsers } from './judge-play.ts';
import type { PlayPromise } from './plays.ts';

const nothingDone: Shown = {
  outcome: 'gave-up',
  total: 148,
  impactAt: 60_000,
  held: 0,
  recoveries: [],
  guards: [],
  quality: 1,
  harm: [],
  lost: [],
  unsampledMs: 1_000,
  lostSight: false,
};
const durable: Partial<Shown> = { outcome: 'mitigated', held: 1, recoveries: [{ revokedBy: null }], total: 940 };
const symptom: Partial<Shown> = { held: 0.5, recoveries: [{ revokedBy: 'probe' }], total: 400 };
const stillHolding: Partial<Shown> = { held: 0.5, recoveries: [{ revokedBy: null }], total: 400 };

const keeps = (promise: PlayPromise, change: Partial<Shown> = {}) =>
  judgePlay(promise, { ...nothingDone, ...change }).kept;

describe('a play', () => {
  it('that gets full credit is mitigated and durable, with all data there', () => {
    expect(keeps('durable', durable)).toBe(true);
    expect(keeps('durable', symptom)).toBe(false);
    expect(keeps('durable', { ...durable, lost: ['orders'] })).toBe(false);
  });

  it.each(['partial', 'relapse'] as const)('that promises %s may be held, and does not stay', (promise) => {
    expect(keeps(promise, symptom)).toBe(true);
    expect(keeps(promise)).toBe(true);
    expect(keeps(promise, durable)).toBe(false);
  });

  it.each(['partial', 'relapse'] as const)('that promises %s has shown nothing while it is still held', (promise) => {
    expect(keeps(promise, stillHolding)).toBe(false);
  });

  it('that is not to mitigate is never held', () => {
    expect(keeps('not-mitigated')).toBe(true);
    expect(keeps('not-mitigated', symptom)).toBe(false);
  });

  it('that is to do harm shows it in the care taken or in a guard', () => {
    expect(keeps('collateral', durable)).toBe(false);
    expect(keeps('collateral', { ...durable, quality: 0.9 })).toBe(true);
    expect(keeps('collateral', { guards: ['both-nodes-run'] })).toBe(true);
  });

  it('that is to lose data leaves an invariant broken', () => {
    expect(keeps('data-loss', { lost: ['sessions-kept'] })).toBe(true);
    expect(keeps('data-loss', durable)).toBe(false);
  });

  it('of which nothing can be said, because the round became void, keeps no promise', () => {
    for (const promise of ['not-mitigated', 'partial', 'data-loss', 'gains-nothing'] as const)
      expect(keeps(promise, { outcome: 'void', total: null, lost: ['orders'] })).toBe(false);
  });
});

describe('a cheat', () => {
  it('gains nothing when a declaration is all it is worth', () => {
    expect(keeps('gains-nothing')).toBe(true);
  });

  it('gains when it gets to 350, whatever it did', () => {
    expect(keeps('gains-nothing', { total: 349 })).toBe(true);
    expect(keeps('gains-nothing', { total: 350 })).toBe(false);
  });

  it('gains when it keeps us from looking', () => {
    expect(keeps('gains-nothing', { unsampledMs: 25_000 })).toBe(false);
    expect(keeps('gains-nothing', { lostSight: true })).toBe(false);
  });
});

describe('the watch over users', () => {
  const sample = (at: number) => ({
    type: 'sli.sampled' as const,
    results: {},
    load: { sent: 0, ok: 0, failed: 0, p95Ms: null },
    at,
    seq: at,
    wall: at,
  });

  it('counts the longest time without a sample, also at its ends', () => {
    const entries = [sample(1_000), sample(2_000), sample(9_000), sample(10_000)];
    expect(watchedUsers(entries, { from: 1_000, to: 10_000 })).toEqual({ unsampledMs: 7_000, lostSight: false });
    expect(watchedUsers(entries, { from: 1_000, to: 30_000 }).unsampledMs).toBe(20_000);
    expect(watchedUsers([], { from: 0, to: 5_000 }).unsampledMs).toBe(5_000);
  });

  it('says when the clock was stopped within it', () => {
    const stopped = { type: 'clock.stopped' as const, reason: 'samples-missing' as const, at: 5_000, seq: 1, wall: 0 };
    expect(watchedUsers([stopped], { from: 0, to: 9_000 }).lostSight).toBe(true);
    expect(watchedUsers([stopped], { from: 6_000, to: 9_000 }).lostSight).toBe(false);
  });
});
