import type { Debrief } from '@chaos-engine/protocol';
import { Panel } from '../../components/panel.tsx';
import { minutesSeconds, sinceStart } from '../../format/duration.ts';
import { momentAt, originOf } from './moment-words.ts';
import type { Replay } from './replay/replay-store.ts';

/** The moments the score is made of: when, and how long after users began to feel it. */
export function Moments({ debrief, replay }: { debrief: Debrief; replay: Replay }) {
  const origin = originOf(debrief);
  const felt = momentAt(debrief, 'T_imp');
  return (
    <Panel title="Moments" aside={<span className="text-xs text-muted">times count from T_imp</span>}>
      <table className="w-full text-left text-sm">
        <caption className="sr-only">Moments of the round</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Moment</th>
            <th scope="col">When</th>
            <th scope="col">After users felt it</th>
          </tr>
        </thead>
        <tbody>
          {debrief.moments.map(({ name, title, at }) => (
            <tr key={name} className={`border-t border-line-soft first:border-0 ${at === null ? 'text-muted' : ''}`}>
              <th scope="row" className="px-4 py-1.5 font-normal">
                {title} <span className="ml-1 font-mono text-2xs text-muted">{name}</span>
              </th>
              <td className="px-2 py-1.5 text-right">
                {at === null ? (
                  'never'
                ) : (
                  <button
                    type="button"
                    onClick={() => replay.seek(at)}
                    className="num font-mono text-xs text-accent hover:underline"
                  >
                    {sinceStart(at - origin)}
                  </button>
                )}
              </td>
              <td className="num w-20 px-4 py-1.5 text-right font-mono text-xs text-text-2">
                {at === null || felt === null
                  ? ''
                  : at === felt
                    ? '0'
                    : at > felt
                      ? `+${minutesSeconds(at - felt)}`
                      : `−${minutesSeconds(felt - at)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
