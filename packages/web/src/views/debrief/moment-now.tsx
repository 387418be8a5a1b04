import type { Debrief, Signals } from '@chaos-engine/protocol';
import { latency, percent } from '../../format/quantity.ts';
import { signalsAt } from './replay-track.ts';

export interface MomentNowProps {
  readonly debrief: Debrief;
  readonly signals: readonly Signals[];
  readonly at: number;
}

/** What could be seen at this moment of the replay. */
export function MomentNow({ debrief, signals, at }: MomentNowProps) {
  const now = signalsAt(signals, at);
  const lately = debrief.timeline.filter((line) => line.at <= at).slice(-6);
  return (
    <div className="min-w-0 space-y-4 border-t border-line p-4 lg:border-t-0 lg:border-l">
      <table className="num w-full text-xs">
        <caption className="eyebrow pb-1 text-left">Users at this moment</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Journey</th>
            <th scope="col">Success over 15 s</th>
            <th scope="col">Time</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(now?.journeys ?? {}).map(([id, { ratio, ms, good, why }]) => (
            <tr key={id} className="border-b border-line-soft">
              <th scope="row" className="py-1 text-left font-medium">
                {id}
              </th>
              <td className={good ? 'text-ok' : 'text-crit'}>{percent(ratio)}</td>
              <td className="text-right text-text-2">{good ? latency(ms) : (why ?? 'failed')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <p className="eyebrow">Lately</p>
        <ul className="mt-1 space-y-1 text-xs">
          {lately.map(({ seq, text }) => (
            <li key={seq} className="break-words text-text-2">
              {text}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
