import type { Debrief } from '@chaos-engine/protocol';
import { Panel } from '../../components/panel.tsx';
import { sinceStart } from '../../format/duration.ts';
import { watchBegan } from './watch-began.ts';

/** The clock events everything is measured between. */
export function MomentsPanel({ debrief }: { debrief: Debrief }) {
  const began = watchBegan(debrief);
  return (
    <Panel title="Clock">
      <table className="w-full text-sm">
        <caption className="sr-only">Clock events of the round</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Moment</th>
            <th scope="col">Meaning</th>
            <th scope="col">Time</th>
          </tr>
        </thead>
        <tbody>
          {debrief.moments.map(({ name, title, at, seq }) => (
            <tr key={name} className="border-b border-line-soft last:border-0">
              <th scope="row" className="px-4 py-1.5 text-left font-mono text-xs font-medium text-text-2">
                {name}
              </th>
              <td className="py-1.5">{title}</td>
              <td className="num px-4 py-1.5 text-right">
                {at === null ? (
                  <span className="text-muted">–</span>
                ) : (
                  <a href={`#e-${seq ?? 0}`} className="inline-block min-h-6 hover:text-accent">
                    {sinceStart(at - began)}
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
