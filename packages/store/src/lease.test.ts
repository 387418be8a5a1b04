import { describe, expect, it } from 'vitest';
import { judgeLease, type Lease } from './lease.ts';

const lease: Lease = { epoch: 3, pid: 42, sinceWall: 0, renewedWall: 100_000, renewals: 7, guarded: true };
const judge = (of: Lease | null, locked: boolean, nowWall: number) =>
  judgeLease(of, { locked, nowWall, expiresMs: 10_000 });

describe('a lease', () => {
  it('is taken at once when there was none, or its holder has died', () => {
    expect(judge(null, true, 0)).toBe('take');
    expect(judge(lease, true, 100_001)).toBe('take');
  });

  it('is refused while its holder renews it', () => {
    expect(judge(lease, false, 109_999)).toBe('refuse');
    expect(judge(null, false, 0)).toBe('refuse');
  });

  it('of a silent holder is watched first: the wall clock may have been set', () => {
    expect(judge(lease, false, 110_000)).toBe('watch');
    expect(judge(lease, false, 90_000)).toBe('watch');
  });

  it('of a holder without the lock is not free because the lock is', () => {
    expect(judge({ ...lease, guarded: false }, true, 100_001)).toBe('refuse');
    expect(judge({ ...lease, guarded: false }, true, 120_000)).toBe('watch');
  });
});
