import { useState } from 'react';
import { sinceStart } from '../../format/duration.ts';
import type { SeriesSource } from '../../state/signal-series.ts';
import { Button } from '../button.tsx';
import type { PlotSpec } from './plot-options.ts';

export interface ChartTableProps extends Pick<PlotSpec, 'curves' | 'format' | 'originSeconds'> {
  readonly caption: string;
  readonly source: SeriesSource;
}

const perPage = 10;

/** The readings of a chart as a table, newest first, as they were when it was opened or turned. */
export function ChartTable({ caption, source, curves, format, originSeconds }: ChartTableProps) {
  const [page, setPage] = useState(0);
  const times = source.times();
  const pages = Math.max(1, Math.ceil(times.length / perPage));
  const last = times.length - 1 - page * perPage;
  const rows = Array.from({ length: Math.max(0, Math.min(perPage, last + 1)) }, (_, i) => last - i);
  return (
    <div className="overflow-x-auto px-3 pb-3">
      <table className="num w-full text-left font-mono text-xs">
        <caption className="sr-only">
          {caption}, page {page + 1} of {pages}
        </caption>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-1 pr-4 font-medium">
              Time
            </th>
            {curves.map(({ key, label }) => (
              <th key={key} scope="col" className="py-1 pr-4 font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((index) => (
            <tr key={index} className="border-t border-line-soft">
              <th scope="row" className="py-1 pr-4 font-normal">
                {sinceStart(((times[index] ?? 0) - originSeconds) * 1_000)}
              </th>
              {curves.map(({ key }) => (
                <td key={key} className="py-1 pr-4">
                  {format(source.column(key)[index] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-2 flex items-center gap-2 text-xs text-muted">
        <Button size="sm" onClick={() => setPage(Math.max(0, page - 1))}>
          Newer
        </Button>
        <Button size="sm" onClick={() => setPage(Math.min(pages - 1, page + 1))}>
          Older
        </Button>
        Page {page + 1} of {pages}
      </div>
    </div>
  );
}
