import type { Entry, NewRound } from '@chaos-engine/core';

/** A round as it is opened. */
export const round = (code: string, startedWall = 1): NewRound => ({
  code,
  scenario: 's',
  version: '1.0.0',
  digest: 'd',
  mode: 'practice',
  seed: 'x',
  startedWall,
});

/** An entry that says its own number. */
export const note = (seq: number, text = `n${seq}`): Entry => ({
  type: 'note.added',
  player: 'p',
  text,
  seq,
  at: seq,
  wall: seq,
});
