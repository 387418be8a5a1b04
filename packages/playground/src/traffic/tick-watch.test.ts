import type { TrafficReport } from '@chaos-engine/core';
import { expect, test } from 'vitest';
import { createTickWatch } from './tick-watch.ts';

const report = (tick: number, ageMs = 1_000): TrafficReport => ({
  tick,
  ageMs,
  results: {},
  load: { sent: 0, ok: 0, failed: 0, p95Ms: null },
  perJourney: {},
});

test('what was delivered before a break of the link is not new after it', () => {
  const ticks = createTickWatch();
  const isNew = [5, 6, 6, 4, 7].map((tick) => ticks.isNew(report(tick), tick * 1_000));
  expect(isNew).toEqual([true, true, false, false, true]);
  expect(ticks.last()).toBe(7);
});

test('the first users begin with second 0', () => {
  expect(createTickWatch().nextFirstTick(123_456)).toBe(0);
});

test('users that replace others count on by the clock, and never go back', () => {
  const ticks = createTickWatch();
  ticks.isNew(report(10, 3_000), 50_000);
  // Second 10 began at 47 s, so second 14 is the first that has not begun at 50.5 s.
  expect(ticks.nextFirstTick(50_500)).toBe(14);
  expect(ticks.nextFirstTick(110_000)).toBe(73);
  expect(ticks.nextFirstTick(40_000)).toBe(11);
});
