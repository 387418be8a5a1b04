import type { RoundRow } from '@chaos-engine/protocol';
import { Link } from '@tanstack/react-router';
import { ago, fullTime, minutesSeconds } from '../format/duration.ts';
import { OutcomeLabel } from './outcome.tsx';
import { ScrollRegion } from './scroll-region.tsx';

export interface RoundTableProps {
  readonly caption: string;
  readonly rows: readonly RoundRow[];
  readonly now: number;
  /** Numbers the rows: a leaderboard. */
  readonly ranked?: boolean;
  readonly withTitle?: boolean;
}

const right = 'px-3 py-2 text-right num font-mono text-sm whitespace-nowrap';

/** Rounds as a table; each leads to its debrief. */
export function RoundTable({ caption, rows, now, ranked = false, withTitle = false }: RoundTableProps) {
  return (
    <ScrollRegion label={`${caption}, table`} className="overflow-x-auto">
      <table className="w-full text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-xs text-muted">
          <tr className="border-b border-line [&_th]:px-3 [&_th]:py-2 [&_th]:font-medium">
            {ranked && <th scope="col">Rank</th>}
            <th scope="col">{withTitle ? 'Round' : 'Player'}</th>
            <th scope="col">Outcome</th>
            <th scope="col" className="text-right">
              Score
            </th>
            <th scope="col" className="text-right">
              <abbr title="Time to detect" className="no-underline">
                TTD
              </abbr>
            </th>
            <th scope="col" className="text-right">
              <abbr title="Time to mitigate" className="no-underline">
                TTM
              </abbr>
            </th>
            <th scope="col" className="text-right">
              When
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.code} className="border-b border-line-soft last:border-0 hover:bg-raised/60">
              {ranked && <td className="num px-3 py-2 font-mono text-sm text-muted">{index + 1}</td>}
              <td className="px-3 py-2">
                <Link
                  to="/r/$code"
                  params={{ code: row.code }}
                  className="font-medium text-text underline-offset-2 hover:text-accent hover:underline"
                >
                  {withTitle ? row.title : row.player}
                </Link>
                <span className="ml-2 text-xs whitespace-nowrap text-muted">
                  {row.mode}
                  {row.hints > 0 && ` · ${row.hints} hint${row.hints > 1 ? 's' : ''}`}
                </span>
              </td>
              <td className="px-3 py-2 text-text-2">
                {row.outcome ? <OutcomeLabel outcome={row.outcome} /> : row.phase}
              </td>
              <td className={`${right} font-semibold`}>{row.score ?? '–'}</td>
              <td className={right}>{row.ttdMs === null ? '–' : minutesSeconds(row.ttdMs)}</td>
              <td className={right}>{row.ttmMs === null ? '–' : minutesSeconds(row.ttmMs)}</td>
              <td className="px-3 py-2 text-right text-xs whitespace-nowrap text-muted">
                <time dateTime={new Date(row.startedWall).toISOString()} title={fullTime(row.startedWall)}>
                  {ago(row.startedWall, now)}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
