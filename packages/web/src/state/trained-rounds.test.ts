import type { RoundRow } from '@chaos-engine/protocol';
import { expect, it } from 'vitest';
import { trainedRounds } from './trained-rounds.ts';

const row = (code: string, scenario: string, more: Partial<RoundRow> = {}): RoundRow => ({
  code,
  scenario,
  title: scenario,
  mode: 'practice',
  startedWall: 0,
  phase: 'ended',
  outcome: 'mitigated',
  score: 500,
  ttdMs: null,
  ttmMs: null,
  player: 'You',
  hints: 0,
  ...more,
});
const codes = (rows: readonly RoundRow[], seats = ['r1', 'r2', 'r3']) =>
  trainedRounds(rows, (code) => seats.includes(code)).map(({ code }) => code);

it('a scenario is trained once one of its rounds was graded, and the newest stands for it', () => {
  expect(codes([row('r3', 'a'), row('r2', 'b'), row('r1', 'a')])).toEqual(['r3', 'r2']);
});

it('rounds of others, rounds that go on and rounds without a score tell nothing', () => {
  const rows = [row('r9', 'a'), row('r1', 'b', { phase: 'incident', score: null }), row('r2', 'c', { score: null })];
  expect(codes(rows)).toEqual([]);
});
