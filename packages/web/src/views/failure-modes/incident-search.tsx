import type { FailureModes, IncidentPage } from '@chaos-engine/protocol';
import { Search } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import type { FailureSearch } from '../../search-params.ts';

type Facet = keyof IncidentPage['counts'];
export type Change = (next: { [K in keyof FailureSearch]?: FailureSearch[K] | undefined }) => void;

const facets: readonly (readonly [facet: Facet, label: string])[] = [
  ['cause', 'Any cause'],
  ['symptom', 'Any symptom'],
  ['role', 'Any role'],
];

export interface IncidentSearchProps {
  readonly modes: FailureModes;
  readonly search: FailureSearch;
  /** How many each choice would leave; `undefined` until the first answer. */
  readonly counts: IncidentPage['counts'] | undefined;
  readonly onChange: Change;
}

/** Words, and a choice on three axes, each saying how many incidents it would leave. */
export function IncidentSearch({ modes, search, counts, onChange }: IncidentSearchProps) {
  const narrowed = search.q !== undefined || facets.some(([facet]) => search[facet] !== undefined);
  return (
    <search className="grid gap-2 border-b border-line p-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,1.4fr)_repeat(3,minmax(0,1fr))_auto]">
      <div className="relative">
        <Search
          aria-hidden
          size={15}
          className="pointer-events-none absolute top-2.5 left-2.5 text-muted max-md:top-3.5"
        />
        <input
          type="search"
          aria-label="Search incidents"
          placeholder="Redis, certificate, GitHub…"
          maxLength={80}
          value={search.q ?? ''}
          onChange={({ target }) => onChange({ q: target.value || undefined })}
          className="h-9 w-full rounded-md border border-control/60 bg-app pr-2 pl-8 text-sm placeholder:text-muted max-md:h-11"
        />
      </div>
      {facets.map(([facet, label]) => (
        <select
          key={facet}
          aria-label={label.replace('Any ', 'By ')}
          value={search[facet] ?? ''}
          onChange={({ target }) => onChange({ [facet]: target.value || undefined })}
          className="h-9 w-full rounded-md border border-control/60 bg-app px-2.5 text-sm max-md:h-11"
        >
          <option value="">{label}</option>
          {modes.axes[facet].map(({ id, title, incidents }) => (
            <option key={id} value={id}>
              {title} ({counts ? (counts[facet].find((one) => one.id === id)?.incidents ?? 0) : incidents})
            </option>
          ))}
        </select>
      ))}
      <Button
        disabledBecause={narrowed ? null : 'Nothing is narrowed down.'}
        className="h-9"
        onClick={() => onChange({ q: undefined, cause: undefined, symptom: undefined, role: undefined })}
      >
        Show all
      </Button>
    </search>
  );
}
