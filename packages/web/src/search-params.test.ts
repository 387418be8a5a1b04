import { expect, it } from 'vitest';
import { parseDebriefSearch, parseFailureSearch, parseScenarioSearch } from './search-params.ts';

it('filters of the browser survive in the address, nonsense does not', () => {
  expect(parseScenarioSearch({ q: 'pool', diff: 2, len: '15', view: 'list', sort: 'length' })).toEqual({
    q: 'pool',
    diff: '2',
    len: 15,
    view: 'list',
    sort: 'length',
  });
  expect(parseScenarioSearch({ q: '', diff: '9x', len: -3, view: 'grid', sort: {}, tag: null })).toEqual({});
});

it('a debrief opens at a whole second', () => {
  expect([parseDebriefSearch({ t: '312.4' }), parseDebriefSearch({ t: -1 }), parseDebriefSearch({})]).toEqual([
    { t: 312 },
    {},
    {},
  ]);
});

it('a search for incidents survives in the address, nonsense does not', () => {
  const search = { q: 'redis', cause: 'hard-resource-limit', page: 2 };
  expect(parseFailureSearch({ ...search, symptom: 7, role: 'DROP TABLE' })).toEqual(search);
  expect(parseFailureSearch({ q: ' ', cause: '', page: 1 })).toEqual({});
});
