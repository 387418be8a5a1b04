import type { ScenarioCard } from '@chaos-engine/protocol';
import { Search, X } from 'lucide-react';
import { useId } from 'react';
import { difficultyWords } from '../../components/difficulty.tsx';
import type { ScenarioSearch } from '../../search-params.ts';
import { tagCounts } from './filter-scenarios.ts';

type Change = (next: { [K in keyof ScenarioSearch]?: ScenarioSearch[K] | undefined }) => void;

const lengths = [10, 15, 20, 30] as const;
const option =
  'flex min-h-7 cursor-pointer items-center gap-2.5 text-sm text-text-2 has-checked:text-text hover:text-text max-md:min-h-11';

/** Search, difficulty, length and tags. On a small screen they fold away behind the search. */
export function Filters({
  cards,
  search,
  onChange,
}: {
  cards: readonly ScenarioCard[];
  search: ScenarioSearch;
  onChange: Change;
}) {
  const active = [search.diff, search.len, search.tag].filter((value) => value !== undefined).length;
  return (
    <div>
      <div className="relative">
        <Search
          aria-hidden
          size={15}
          className="pointer-events-none absolute top-2.5 left-2.5 text-muted max-md:top-3.5"
        />
        <input
          type="search"
          aria-label="Search scenarios"
          placeholder="Search"
          value={search.q ?? ''}
          onChange={({ target }) => onChange({ q: target.value || undefined })}
          className="h-9 w-full rounded-md border border-control/60 bg-panel pr-2 pl-8 text-sm placeholder:text-muted max-md:h-11"
        />
      </div>
      <div className="mt-5 hidden lg:block">
        <Choices cards={cards} search={search} onChange={onChange} />
      </div>
      <details className="mt-2 rounded-md border border-line bg-panel px-3 py-2 lg:hidden">
        <summary className="text-sm font-medium">Filters{active > 0 ? ` (${active})` : ''}</summary>
        <div className="pt-3">
          <Choices cards={cards} search={search} onChange={onChange} />
        </div>
      </details>
    </div>
  );
}

function Choices({
  cards,
  search,
  onChange,
}: {
  cards: readonly ScenarioCard[];
  search: ScenarioSearch;
  onChange: Change;
}) {
  // Two copies stand on the page, one of them folded away: each needs a group of its own.
  const lengthName = useId();
  const chosen = search.diff ?? '';
  const toggle = (digit: string) =>
    onChange({ diff: chosen.includes(digit) ? chosen.replace(digit, '') : chosen + digit });
  return (
    <div className="space-y-5">
      <fieldset>
        <legend className="eyebrow mb-1.5">Difficulty</legend>
        {difficultyWords.map((word, index) => {
          const digit = String(index + 1);
          return (
            <label key={word} className={option}>
              <input type="checkbox" checked={chosen.includes(digit)} onChange={() => toggle(digit)} />
              <span className="flex-1">{word}</span>
              <span className="num text-xs text-muted">
                {cards.filter(({ difficulty }) => difficulty === index + 1).length}
              </span>
            </label>
          );
        })}
      </fieldset>
      <fieldset>
        <legend className="eyebrow mb-1.5">Length</legend>
        <label className={option}>
          <input
            type="radio"
            name={lengthName}
            checked={search.len === undefined}
            onChange={() => onChange({ len: undefined })}
          />
          Any
        </label>
        {lengths.map((minutes) => (
          <label key={minutes} className={option}>
            <input
              type="radio"
              name={lengthName}
              checked={search.len === minutes}
              onChange={() => onChange({ len: minutes })}
            />
            up to {minutes} min
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend className="eyebrow mb-2">Topic</legend>
        <div className="flex flex-wrap gap-1.5">
          {tagCounts(cards).map(([tag, count]) => (
            <button
              key={tag}
              type="button"
              aria-pressed={search.tag === tag}
              onClick={() => onChange({ tag: search.tag === tag ? undefined : tag })}
              className="inline-flex min-h-6 items-center gap-1 rounded-sm border border-line bg-panel px-1.5 text-xs text-text-2 hover:border-control aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:text-accent max-md:min-h-9"
            >
              {tag}
              <span className="num text-muted">{count}</span>
              {search.tag === tag && <X aria-hidden size={11} />}
            </button>
          ))}
        </div>
      </fieldset>
      <label className="block">
        <span className="eyebrow mb-1.5 block">Sort</span>
        <select
          className="h-8 w-full rounded-md border border-control/60 bg-panel px-2 text-sm"
          value={search.sort ?? 'difficulty'}
          onChange={({ target }) =>
            onChange({ sort: target.value === 'length' || target.value === 'title' ? target.value : undefined })
          }
        >
          <option value="difficulty">Easiest first</option>
          <option value="length">Shortest first</option>
          <option value="title">Title</option>
        </select>
      </label>
    </div>
  );
}
