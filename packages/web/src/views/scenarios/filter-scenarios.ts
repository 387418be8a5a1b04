import type { ScenarioCard } from '@chaos-engine/protocol';
import type { ScenarioSearch } from '../../search-params.ts';

/** The cards that pass the filters, sorted as asked: easiest first unless told otherwise. */
export function filterScenarios(cards: readonly ScenarioCard[], search: ScenarioSearch): readonly ScenarioCard[] {
  const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const passes = (card: ScenarioCard) => {
    const text = `${card.title} ${card.summary} ${card.tags.join(' ')}`.toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (search.diff === undefined || search.diff.includes(String(card.difficulty))) &&
      (search.len === undefined || card.minutes <= search.len) &&
      (search.tag === undefined || card.tags.includes(search.tag))
    );
  };
  return cards.filter(passes).sort(orders[search.sort ?? 'difficulty']);
}

type Order = (a: ScenarioCard, b: ScenarioCard) => number;

const byTitle: Order = (a, b) => a.title.localeCompare(b.title);
const orders = {
  difficulty: (a, b) => a.difficulty - b.difficulty || byTitle(a, b),
  length: (a, b) => a.minutes - b.minutes || byTitle(a, b),
  title: byTitle,
} satisfies Record<string, Order>;

/** The one filter whose removal shows most again, for an empty list; `null` when there is none. */
export function mostRemoving(
  cards: readonly ScenarioCard[],
  search: ScenarioSearch,
): { readonly filter: 'q' | 'diff' | 'len' | 'tag'; readonly shows: number } | null {
  const used = (['q', 'diff', 'len', 'tag'] as const).filter((filter) => search[filter] !== undefined);
  const gains = used.map((filter) => {
    const { [filter]: _removed, ...rest } = search;
    return { filter, shows: filterScenarios(cards, rest).length };
  });
  return gains.sort((a, b) => b.shows - a.shows)[0] ?? null;
}

/** Tags by how many scenarios carry them. */
export function tagCounts(cards: readonly ScenarioCard[]): readonly (readonly [tag: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const tag of cards.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
}
