import { expect, it } from 'vitest';
import { parseDatabase } from './database.ts';
import { createIncidentSearch } from './search.ts';

const { incidents } = parseDatabase();
const search = createIncidentSearch(incidents);
const titles = (query: Parameters<typeof search>[0]) => search(query).incidents.map(({ title }) => title);

it('without words all incidents come, newest first', () => {
  const found = search({}).incidents;
  expect(found).toHaveLength(331);
  expect(found[0]?.date).toBe('2026');
  expect(found.at(-1)?.date).toBe('1990');
});

it('words are looked for in title, summary, organisation and class, and all of them have to be there', () => {
  expect(titles({ q: 'knight flag' })).toEqual(['A reused flag wakes dead code']);
  expect(titles({ q: 'gitlab savepoint' })).toEqual(['One savepoint, all replicas']);
  expect(search({ q: 'metastable discord' }).incidents.map(({ cause }) => cause)).toContain('feedback-loop-metastable');
  expect(titles({ q: 'zeppelin' })).toEqual([]);
});

it('a beginning of a word and a slip of the keyboard are enough', () => {
  expect(titles({ q: 'crowdstr' })).toHaveLength(1);
  expect(titles({ q: 'cloudflaer panicked' })).not.toEqual([]);
});

it('facets narrow, and each is counted as if it alone were open', () => {
  const found = search({ cause: 'queue-semantics', symptom: 'backlog-or-stuck-async' });
  expect(found.incidents).toHaveLength(6);
  expect(found.counts.symptom.find(({ id }) => id === 'monitoring-or-logs-lost')?.incidents).toBe(2);
  expect(found.counts.cause.find(({ id }) => id === 'queue-semantics')?.incidents).toBe(6);
  expect(found.counts.role.reduce((sum, count) => sum + count.incidents, 0)).toBe(6);
});
