import { expect, it } from 'vitest';
import { leaderStep } from './leader.ts';

const press = (key: string, code = '', ctrlKey = false) => ({ key, code, ctrlKey, altKey: false, metaKey: false });

it('the leader arms, and the next key acts', () => {
  expect(leaderStep(false, press(';', 'Semicolon', true))).toEqual({ type: 'arm' });
  expect(leaderStep(true, press('D'))).toEqual({ type: 'act', key: 'd' });
  expect(leaderStep(true, press('Escape'))).toEqual({ type: 'act', key: 'Escape' });
});

it('the leader is found by its place on keyboards that write something else there', () => {
  expect(leaderStep(false, press('ö', 'Semicolon', true))).toEqual({ type: 'arm' });
});

it('keys pass when the leader is not armed, and so does a lone modifier when it is', () => {
  expect(leaderStep(false, press('d'))).toEqual({ type: 'pass' });
  expect(leaderStep(true, press('Shift'))).toEqual({ type: 'pass' });
});

it('the leader twice puts it away', () => {
  expect(leaderStep(true, press(';', 'Semicolon', true))).toEqual({ type: 'disarm' });
});
