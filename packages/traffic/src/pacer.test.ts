import type { Clock } from '@chaos-engine/core';
import { createManualClock } from '@chaos-engine/testkit';
import { expect, test } from 'vitest';
import { startPacer } from './pacer.ts';
import type { Arrival } from './schedule.ts';

/** One arrival in the middle of each second. */
const halfPast = (tick: number): readonly Arrival[] => [{ journey: 'browse', atMs: (tick + 0.5) * 1_000, probe: true }];

function pace(clock: Clock, firstTick = 0) {
  const ticks: number[] = [];
  const starts: [tick: number, lateMs: number][] = [];
  const pacer = startPacer(clock, {
    firstTick,
    onTick(tick) {
      ticks.push(tick);
      return halfPast(tick);
    },
    onArrival: (_, tick, lateMs) => starts.push([tick, lateMs]),
  });
  return { ticks, starts, pacer };
}

test('each arrival is called at its moment', async () => {
  const clock = createManualClock();
  const { ticks, starts } = pace(clock);
  await clock.advance(3_600);
  expect(ticks).toEqual([0, 1, 2, 3]);
  expect(starts).toEqual([0, 1, 2, 3].map((tick) => [tick, 0]));
});

test('the count can go on from an earlier one', async () => {
  const clock = createManualClock();
  const { ticks, pacer } = pace(clock, 40);
  await clock.advance(1_100);
  expect(ticks).toEqual([40, 41]);
  expect(pacer.beganAt(41)).toBe(1_000);
});

test('a hold-up of less than a second makes starts late but loses none', async () => {
  const { clock, freezeFor } = freezable();
  const { starts } = pace(clock);
  await clock.advance(1_400);
  freezeFor(700);
  await clock.advance(1_000);
  expect(starts.map(([tick]) => tick)).toEqual([0, 1, 2]);
  expect(starts[1]?.[1]).toBeGreaterThanOrEqual(600);
});

test('after a long sleep the seconds in between are missing, not made up for', async () => {
  const { clock, freezeFor } = freezable();
  const { ticks, starts } = pace(clock);
  await clock.advance(2_600);
  freezeFor(60_000);
  await clock.advance(2_000);
  expect(ticks.filter((tick) => tick > 2 && tick < 61)).toEqual([]);
  expect(ticks.slice(-3)).toEqual([62, 63, 64]);
  expect(starts.length).toBeLessThanOrEqual(7);
});

test('nothing is called after the stop', async () => {
  const clock = createManualClock();
  const { starts, pacer } = pace(clock);
  await clock.advance(600);
  pacer.stop();
  await clock.advance(5_000);
  expect(starts).toHaveLength(1);
});

/** A clock whose process can be frozen: time goes on, timers run only afterwards. */
function freezable() {
  const manual = createManualClock();
  let lost = 0;
  return {
    freezeFor: (ms: number) => {
      lost += ms;
    },
    clock: { ...manual, monotonic: () => manual.monotonic() + lost },
  };
}
