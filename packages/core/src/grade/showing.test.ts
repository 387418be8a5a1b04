import { describe, expect, it } from 'vitest';
import { showingOf } from './showing.ts';
import { poolShrunk, tell } from './test-story.ts';

const truth = poolShrunk();

describe('what an ended round shows', () => {
  it('of a durable fix: held, never revoked, nothing harmed', () => {
    expect(showingOf(tell({ ttd: 30, ttm: 200 }), truth)).toMatchObject({
      outcome: 'mitigated',
      impactAt: 100_000,
      held: 1,
      recoveries: [{ revokedBy: null }],
      guards: [],
      quality: 1,
      harm: [],
      lost: [],
    });
  });

  it('of a fix that does not stay: held once, revoked by the relapse', () => {
    const { held, recoveries } = showingOf(tell({ ttd: 30, ttm: 200, fix: 'probe' }), truth);
    expect(held).toBe(0.5);
    expect(recoveries[0]).toEqual({ revokedBy: 'relapse' });
  });

  it('of a fix under a violated guard: never held, and which guard', () => {
    expect(showingOf(tell({ ttd: 30, ttm: 200, fix: 'guarded' }), truth)).toMatchObject({
      held: 0,
      recoveries: [],
      guards: ['alive'],
    });
  });

  it('of harm and loss: by name', () => {
    const shown = showingOf(tell({ ttd: 30, ttm: 200, collateral: 0.3, invariantBroken: true }), truth);
    expect(shown).toMatchObject({ quality: 0.7, harm: ['c'], lost: ['orders'] });
  });
});
