import type { Debrief } from '@chaos-engine/protocol';
import { Panel } from '../../components/panel.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { TimelineList } from '../../components/timeline-list.tsx';
import { originOf } from './moment-words.ts';
import type { Replay } from './replay/replay-store.ts';

const mine = ['command.', 'incident.', 'cause.', 'hint.', 'solution.', 'note.', 'slo.', 'recovery.'];

/** What you did, beside a way that is known to work. */
export function Paths({ debrief, replay }: { debrief: Debrief; replay: Replay }) {
  const own = debrief.timeline.filter(({ type }) => mine.some((prefix) => type.startsWith(prefix)));
  const steps = debrief.solution.steps.map((step, index) => ({ number: index + 1, step }));
  return (
    <Panel title="Your path, and a way that works">
      <div className="grid grid-cols-[minmax(0,1fr)] lg:grid-cols-2 lg:divide-x lg:divide-line">
        <ScrollRegion label="Your path" className="max-h-[420px] overflow-y-auto">
          {own.length === 0 ? (
            <p className="p-4 text-sm text-muted">You did nothing that was recorded.</p>
          ) : (
            <TimelineList lines={own} originMs={originOf(debrief)} onPick={({ at }) => replay.seek(at)} />
          )}
        </ScrollRegion>
        <div className="p-4 max-lg:border-t max-lg:border-line">
          <h3 className="font-medium">{debrief.solution.title}</h3>
          <ol className="mt-3 space-y-2">
            {steps.map(({ number, step }) => (
              <li key={number} className="flex gap-3">
                <span className="num mt-px grid size-5 shrink-0 place-items-center rounded-full border border-control font-mono text-2xs text-text-2">
                  {number}
                </span>
                <code className="min-w-0 font-mono text-xs leading-5 break-words">{step}</code>
              </li>
            ))}
          </ol>
          {debrief.solution.steps.length === 0 && <p className="mt-2 text-sm text-muted">Nothing had to be done.</p>}
        </div>
      </div>
    </Panel>
  );
}
