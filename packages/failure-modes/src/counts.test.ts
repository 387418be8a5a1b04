import { expect, it } from 'vitest';
import { countBy, countPairs } from './counts.ts';
import { parseDatabase } from './database.ts';

const { incidents } = parseDatabase();
const sum = (counts: readonly { readonly incidents: number }[]) =>
  counts.reduce((total, count) => total + count.incidents, 0);

it('every incident has one cause, one role and one symptom, and at least one mitigation', () => {
  expect([countBy(incidents, 'cause'), countBy(incidents, 'role'), countBy(incidents, 'symptom')].map(sum)).toEqual([
    331, 331, 331,
  ]);
  expect(sum(countBy(incidents, 'mitigation'))).toBe(373);
  expect(countBy(incidents, 'cause')[0]).toEqual({ id: 'config-or-policy-push', incidents: 38 });
});

it('a trigger nobody tells is counted nowhere', () => {
  expect(sum(countBy(incidents, 'trigger'))).toBe(331 - 20);
});

it('pairs add up to the counts of either side', () => {
  const pairs = countPairs(incidents, 'cause', 'symptom');
  expect(sum(pairs)).toBe(331);
  expect(sum(pairs.filter(({ a }) => a === 'queue-semantics'))).toBe(13);
  expect(pairs[0]).toEqual({ a: 'config-or-policy-push', b: 'total-unavailability', incidents: 17 });
});
