import type { Signals } from '@chaos-engine/protocol';
import { expect, it } from 'vitest';
import { parseNdjson, roundTimeOf, worstRatios } from './tracks.ts';

it('a track that was cut off gives what is whole', () => {
  expect(parseNdjson('{"a":1}\n{"a":2}\n{"a"')).toEqual([{ a: 1 }, { a: 2 }]);
});

it('the round time of a log line does not count a pause before it', () => {
  const pairs = [
    { at: 0, wall: 1_000 },
    { at: 60_000, wall: 61_000 },
    { at: 60_000, wall: 361_000 },
  ];
  expect(roundTimeOf(pairs, 31_000)).toBe(30_000);
  expect(roundTimeOf(pairs, 366_000)).toBe(65_000);
  expect(roundTimeOf([], 5)).toBe(0);
});

it('the worst-off users stay visible when many seconds share one step', () => {
  const second = (at: number, ratio: number) =>
    ({ at, journeys: { a: { ratio: 1 }, b: { ratio } } }) as unknown as Signals;
  const points = worstRatios([second(1, 1), second(2, 0.2), second(3, 1), second(4, 1)], 2);
  expect(points).toEqual([
    { at: 1, ratio: 0.2 },
    { at: 3, ratio: 1 },
  ]);
});
