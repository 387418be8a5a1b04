import { expect, it } from 'vitest';
import { type ClockPing, clockOffsetMs, remember, roundTimeAt } from './clock-offset.ts';

const ping = (ahead: number, tripMs = 10): ClockPing => ({
  askedAt: 1_000,
  answeredAt: 1_000 + tripMs,
  serverWall: 1_000 + tripMs / 2 + ahead,
});

it('the offset is the median of the last five exchanges, so one slow answer does not move it', () => {
  const pings = [ping(50), ping(52), ping(48), { ...ping(50), serverWall: 9_000 }, ping(51)];
  expect(clockOffsetMs(pings)).toBe(51);
  expect([...pings, ping(7)].reduce(remember, [] as readonly ClockPing[])).toHaveLength(5);
  expect(clockOffsetMs([])).toBe(0);
});

it('a running round clock goes on with the wall clock of the server', () => {
  expect(roundTimeAt({ at: 60_000, running: true, wall: 10_000 }, 11_500, 500)).toBe(62_000);
});

it('a stopped round clock stands', () => {
  expect(roundTimeAt({ at: 60_000, running: false, wall: 10_000 }, 99_000, 0)).toBe(60_000);
});
