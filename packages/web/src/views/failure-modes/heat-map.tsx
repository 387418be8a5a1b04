import type { FailureModes } from '@chaos-engine/protocol';
import { Link } from '@tanstack/react-router';
import { buttonLook } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { heatTable, shade } from './heat.ts';

const head = 'sticky left-0 z-10 bg-panel';

/** Which cause shows how: a table whose cells are darker the more incidents they count. Each leads to its incidents. */
export function HeatMap({ modes }: { modes: FailureModes }) {
  const { columns, rows, most } = heatTable(modes);
  return (
    <Panel
      title="How causes show"
      aside={<span className="text-xs text-muted max-sm:hidden">incidents by cause and first symptom</span>}
      toolbar={
        // The table holds a hundred links; nobody should have to tab through them.
        <a href="#incidents" className={buttonLook('ghost', 'sm')}>
          To the incidents
        </a>
      }
    >
      <ScrollRegion label="How causes show, table" className="relative overflow-x-auto p-3">
        <table className="w-full min-w-[920px] border-separate border-spacing-[2px] text-left text-xs">
          <caption className="sr-only">
            Incidents by cause (rows) and by the symptom that was noticed first (columns)
          </caption>
          <thead className="text-muted">
            <tr>
              <th scope="col" className={`${head} w-52 px-1 pb-1 align-bottom font-medium max-sm:w-36`}>
                Cause
              </th>
              {columns.map(({ id, title, about }) => (
                <th key={id} scope="col" title={about} className="px-1 pb-1 text-center align-bottom font-medium">
                  {title}
                </th>
              ))}
              <th scope="col" className="px-1 pb-1 text-right align-bottom font-medium">
                All
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cause, cells }) => (
              <tr key={cause.id}>
                <th scope="row" title={cause.about} className={`${head} px-1 font-medium text-text-2`}>
                  {cause.title}
                </th>
                {columns.map(({ id, title }, column) => (
                  <td key={id} className="p-0">
                    <Cell cause={cause} symptom={{ id, title }} incidents={cells[column] ?? 0} most={most} />
                  </td>
                ))}
                <td className="num px-1 text-right font-mono text-text-2">{cause.incidents}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="num font-mono text-text-2">
              <th scope="row" className={`${head} px-1 font-sans font-medium`}>
                All
              </th>
              {columns.map(({ id, incidents }) => (
                <td key={id} className="text-center">
                  {incidents}
                </td>
              ))}
              <td className="px-1 text-right">{modes.incidents}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </Panel>
  );
}

type Named = { readonly id: string; readonly title: string };

function Cell({ cause, symptom, incidents, most }: { cause: Named; symptom: Named; incidents: number; most: number }) {
  if (incidents === 0)
    return (
      <span className="grid h-7 place-items-center rounded-sm bg-raised/40">
        <span className="sr-only">0</span>
      </span>
    );
  return (
    <Link
      to="/failure-modes"
      search={{ cause: cause.id, symptom: symptom.id }}
      hash="incidents"
      title={`${cause.title}, ${symptom.title.toLowerCase()}: ${incidents}`}
      aria-label={`${incidents}: ${cause.title}, ${symptom.title.toLowerCase()}`}
      className="num grid h-7 place-items-center rounded-sm font-mono text-text hover:outline-2 hover:outline-accent"
      style={{ background: `color-mix(in srgb, var(--accent) ${shade(incidents, most)}%, var(--panel))` }}
    >
      {incidents}
    </Link>
  );
}
