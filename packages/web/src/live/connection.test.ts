import { expect, it } from 'vitest';
import { connectionWords } from './connection.ts';

const words = (goneMs: number) =>
  connectionWords({ state: 'lost', sinceWall: 1_000 }, 1_000 + goneMs, () => '14:02:11').text;

it('a lost connection is first being taken up again, then away since a moment', () => {
  expect([words(3_400), words(60_000)]).toEqual(['Reconnecting (3 s)', 'Offline since 14:02:11']);
});
