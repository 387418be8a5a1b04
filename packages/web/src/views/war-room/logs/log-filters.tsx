import { Search } from 'lucide-react';
import type { LogFilter, LogLevel } from '../../../state/log-filter.ts';

const levels: readonly (readonly [LogLevel, string])[] = [
  ['D', 'All levels'],
  ['I', 'Info and worse'],
  ['W', 'Warnings and errors'],
  ['E', 'Errors'],
];
const select = 'h-7 shrink-0 rounded-sm border border-control/50 bg-panel px-1.5 text-xs text-text-2';

/** What of the logs is shown. */
export function LogFilters({
  filter,
  services,
  onChange,
}: {
  filter: LogFilter;
  services: readonly string[];
  onChange: (filter: LogFilter) => void;
}) {
  return (
    <>
      <span className="relative min-w-0 shrink">
        <Search aria-hidden size={12} className="pointer-events-none absolute top-2 left-2 text-muted" />
        <input
          type="search"
          id="log-search"
          aria-label="Search logs: text, or a pattern between slashes"
          placeholder="Search, or /pattern/"
          value={filter.search}
          onChange={({ target }) => onChange({ ...filter, search: target.value })}
          className="h-7 w-40 min-w-0 max-w-full rounded-sm border border-control/50 bg-panel pr-1 pl-6.5 text-xs placeholder:text-muted max-lg:w-24"
        />
      </span>
      <select
        aria-label="Level"
        className={`${select} max-sm:hidden`}
        value={filter.level}
        onChange={({ target }) => onChange({ ...filter, level: levelOf(target.value) })}
      >
        {levels.map(([level, label]) => (
          <option key={level} value={level}>
            {label}
          </option>
        ))}
      </select>
      <select
        aria-label="Service"
        className={select}
        value={filter.service ?? ''}
        onChange={({ target }) => onChange({ ...filter, service: target.value || null })}
      >
        <option value="">All services</option>
        {services.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </>
  );
}

const levelOf = (value: string): LogLevel => levels.find(([level]) => level === value)?.[0] ?? 'D';
