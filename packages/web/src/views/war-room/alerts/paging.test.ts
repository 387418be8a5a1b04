import type { AlertView } from '@chaos-engine/protocol';
import { expect, it } from 'vitest';
import { inOrderOfUrgency, newlyFired, unacknowledged } from './paging.ts';

const alert = (id: string, firedAt: number, change: Partial<AlertView> = {}): AlertView => ({
  id,
  title: id,
  severity: 'page',
  service: null,
  firedAt,
  clearedAt: null,
  acknowledgedBy: null,
  ...change,
});

it('an alert pages once, and again when it fires again', () => {
  const first = [alert('slow', 10)];
  expect(newlyFired([], first)).toHaveLength(1);
  expect(newlyFired(first, first)).toHaveLength(0);
  expect(newlyFired(first, [alert('slow', 90)])).toHaveLength(1);
});

it('the newest alert nobody has taken comes first', () => {
  const alerts = [
    alert('a', 1),
    alert('b', 5),
    alert('c', 9, { acknowledgedBy: 'You' }),
    alert('d', 7, { clearedAt: 8 }),
  ];
  expect(unacknowledged(alerts).map(({ id }) => id)).toEqual(['b', 'a']);
});

it('a page is never hidden below warnings, nor what fires below what has cleared', () => {
  const alerts = [
    alert('warned', 9, { severity: 'warn' }),
    alert('over', 8, { clearedAt: 9 }),
    alert('taken', 7, { acknowledgedBy: 'You' }),
    alert('old', 2),
    alert('new', 3),
  ];
  expect(inOrderOfUrgency(alerts).map(({ id }) => id)).toEqual(['new', 'old', 'taken', 'warned', 'over']);
});
