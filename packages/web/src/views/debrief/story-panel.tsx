import type { Debrief } from '@chaos-engine/protocol';
import clsx from 'clsx';
import { Panel } from '../../components/panel.tsx';
import { fullTime, sinceStart } from '../../format/duration.ts';
import { watchBegan } from './watch-began.ts';

const secret = /^(fault\.|slo\.|recovery\.|guard\.|invariant\.|deadline\.|collateral\.)/;

/** Every fact of the round, in order; what was secret then is marked. */
export function StoryPanel({ debrief }: { debrief: Debrief }) {
  const began = watchBegan(debrief);
  return (
    <Panel
      title="Everything that happened"
      aside={<span className="text-xs text-muted">marked: hidden from you then</span>}
    >
      <ol className="max-h-[480px] overflow-auto py-1 text-sm">
        {debrief.timeline.map(({ seq, at, wall, type, text, by }) => (
          <li
            key={seq}
            id={`e-${seq}`}
            className={clsx(
              'num grid grid-cols-[52px_84px_minmax(0,1fr)] gap-3 px-4 py-1 target:bg-accent-wash',
              secret.test(type) && 'text-text-2 shadow-[inset_2px_0_0_var(--violet)]',
            )}
          >
            <span className="text-xs text-muted">#{seq}</span>
            <time className="text-xs text-text-2" title={fullTime(wall)}>
              {sinceStart(at - began)}
            </time>
            <span className="break-words">
              {text}
              {by && <span className="text-muted"> · {by}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
