import type { ScenarioCard } from '@chaos-engine/protocol';
import { describe, expect, it } from 'vitest';
import { filterScenarios, mostRemoving, tagCounts } from './filter-scenarios.ts';

const card = (id: string, difficulty: ScenarioCard['difficulty'], minutes: number, tags: readonly string[]) =>
  ({ id, title: id, summary: `about ${id}`, difficulty, minutes, tags }) as unknown as ScenarioCard;
const cards = [
  card('waves', 3, 15, ['cache']),
  card('wait', 2, 15, ['postgres']),
  card('full', 1, 10, ['storage', 'cache']),
];
const ids = (search: Parameters<typeof filterScenarios>[1]) => filterScenarios(cards, search).map(({ id }) => id);

describe('the scenario browser', () => {
  it('shows the easiest first', () => {
    expect(ids({})).toEqual(['full', 'wait', 'waves']);
  });

  it('takes every word of the search, in title, summary or tags', () => {
    expect(ids({ q: 'wa' })).toEqual(['wait', 'waves']);
    expect(ids({ q: 'about cache' })).toEqual(['full', 'waves']);
  });

  it('combines difficulty, length and tag', () => {
    expect(ids({ diff: '13', tag: 'cache', len: 12 })).toEqual(['full']);
  });

  it('names the filter whose removal helps most when nothing is left', () => {
    expect(mostRemoving(cards, { q: 'nothing like it', diff: '1' })).toEqual({ filter: 'q', shows: 1 });
    expect(mostRemoving(cards, {})).toBeNull();
  });

  it('counts tags', () => {
    expect(tagCounts(cards)).toEqual([
      ['cache', 2],
      ['postgres', 1],
      ['storage', 1],
    ]);
  });
});
