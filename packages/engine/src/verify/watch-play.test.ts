import { type Entry, type Fact, standardRules } from '@chaos-engine/core';
import { describe, expect, it } from 'vitest';
import type { PlayPromise } from './plays.ts';
import { hasSeenEnough, type WatchInput } from './watch-play.ts';

const rules = { ...standardRules.practice, holdForMs: 60_000, soakForMs: 30_000 };
const log = (...facts: readonly Fact[]) => facts.map((fact, seq): Entry => ({ ...fact, seq, at: seq, wall: 0 }));
const sustained: Fact = { type: 'recovery.sustained', since: 0 };
const breached: Fact = { type: 'slo.breached', journeys: ['browse'], since: 0 };
const failed: Fact = { type: 'durability.probed', passed: false, note: '' };
const passed: Fact = { type: 'durability.probed', passed: true, note: '' };

const enough = (promise: PlayPromise, input: Partial<WatchInput>) =>
  hasSeenEnough(promise, rules, { state: 'impacted', entries: [], elapsedMs: 0, ...input });

describe('the watch over a play', () => {
  it('ends with the incident, whatever was promised', () => {
    expect(enough('durable', { state: 'answers' })).toBe(true);
    expect(enough('not-mitigated', { state: 'ended' })).toBe(true);
  });

  it('lasts a hold and a soak and half a minute when nothing is to happen', () => {
    expect(enough('not-mitigated', { elapsedMs: 119_000 })).toBe(false);
    expect(enough('not-mitigated', { elapsedMs: 120_000 })).toBe(true);
  });

  it('lasts a hold and a little over a cheat', () => {
    expect(enough('gains-nothing', { elapsedMs: 74_000 })).toBe(false);
    expect(enough('gains-nothing', { elapsedMs: 75_000 })).toBe(true);
  });

  it('waits for a recovery that is being held when its time is up, but not for ever', () => {
    expect(enough('gains-nothing', { state: 'holding', elapsedMs: 150_000 })).toBe(false);
    expect(enough('gains-nothing', { state: 'probing', elapsedMs: 250_000 })).toBe(false);
    expect(enough('gains-nothing', { state: 'holding', elapsedMs: 255_000 })).toBe(true);
  });

  it('ends at once when a recovery that must not be held was held', () => {
    expect(enough('not-mitigated', { state: 'probing', entries: log(sustained) })).toBe(true);
  });

  it('ends when a recovery that must not stay has gone', () => {
    expect(enough('partial', { entries: log(sustained, passed) })).toBe(false);
    expect(enough('partial', { entries: log(sustained, failed) })).toBe(true);
    expect(enough('relapse', { entries: log(sustained, breached) })).toBe(true);
  });

  it('does not take users who suffer all along for a relapse', () => {
    expect(enough('relapse', { entries: log(breached) })).toBe(false);
  });

  it('is short when data is lost: that is looked at in the end', () => {
    expect(enough('data-loss', { state: 'holding', elapsedMs: 15_000 })).toBe(true);
  });
});
