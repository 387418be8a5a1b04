import type { Entry } from '@chaos-engine/core';
import { expect, it } from 'vitest';
import { timelineFor } from './timeline-line.ts';

const entries = [
  { type: 'alert.fired', alert: 'checkout-failing', title: 'Checkout success below 90 %', severity: 'page' },
  { type: 'alert.acknowledged', alert: 'checkout-failing', player: 'p1' },
  { type: 'alert.cleared', alert: 'checkout-failing' },
].map((fact, seq) => ({ ...fact, seq, at: seq * 1_000, wall: seq * 1_000 })) as Entry[];

it('an alert goes by its title from beginning to end', () => {
  const lines = timelineFor(entries, 'responder', new Map([['p1', 'Ana']]));
  expect(lines.map(({ text, by }) => `${text} ${by ?? ''}`.trim())).toEqual([
    'Page: Checkout success below 90 %',
    'Acknowledged: Checkout success below 90 % Ana',
    'Cleared: Checkout success below 90 %',
  ]);
});
