import type { Debrief, Signals } from '@chaos-engine/protocol';
import type { MouseEvent, ReactNode } from 'react';
import { badStretches } from './replay-track.ts';
import { watchBegan } from './watch-began.ts';

export interface ReplayLanesProps {
  readonly debrief: Debrief;
  readonly signals: readonly Signals[];
  readonly at: number;
  readonly onSeek: (at: number) => void;
}

const marks: Readonly<Record<string, { readonly letter: string; readonly name: string; readonly colour: string }>> = {
  'alert.fired': { letter: '!', name: 'alert', colour: 'var(--warn)' },
  'incident.declared': { letter: 'D', name: 'declared', colour: 'var(--accent)' },
  'cause.localised': { letter: 'L', name: 'localised', colour: 'var(--accent)' },
  'cause.diagnosed': { letter: 'C', name: 'diagnosed', colour: 'var(--accent)' },
  'hint.taken': { letter: 'h', name: 'hint', colour: 'var(--violet)' },
  'note.added': { letter: 'n', name: 'note', colour: 'var(--muted)' },
  'recovery.sustained': { letter: '✓', name: 'recovery held', colour: 'var(--ok)' },
};

/** Who suffered when, what was broken when, and what was done when: the shape of the incident at a glance. */
export function ReplayLanes({ debrief, signals, at, onSeek }: ReplayLanesProps) {
  const from = watchBegan(debrief);
  const length = Math.max(1, debrief.endedAt - from);
  const share = (moment: number) => Math.min(100, Math.max(0, ((moment - from) / length) * 100));
  const journeys = Object.keys(signals.at(-1)?.journeys ?? {});
  const faultFrom = debrief.truth.faults.flatMap((fault) => fault.at ?? [])[0];
  const seek = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onSeek(from + ((event.clientX - box.left) / box.width) * length);
  };
  return (
    <div className="mt-3 grid grid-cols-[88px_minmax(0,1fr)] items-center gap-x-3 gap-y-1 text-xs">
      <LaneName>fault</LaneName>
      <Lane onClick={seek} at={share(at)}>
        {faultFrom !== undefined && (
          <span className="absolute inset-y-0 bg-violet/60" style={{ left: `${share(faultFrom)}%`, right: 0 }} />
        )}
      </Lane>
      {journeys.map((journey) => (
        <Journey key={journey} name={journey}>
          <Lane onClick={seek} at={share(at)} ok>
            {badStretches(signals, journey).map(({ from: begin, to }) => (
              <span
                key={begin}
                className="absolute inset-y-0 bg-(--chip-crit)"
                style={{ left: `${share(begin)}%`, width: `max(2px, ${share(to) - share(begin)}%)` }}
              />
            ))}
          </Lane>
        </Journey>
      ))}
      <LaneName>events</LaneName>
      <div className="relative h-6">
        {debrief.timeline
          .filter(({ type, at: moment }) => marks[type] && moment >= from)
          .map(({ seq, type, at: moment, text }) => (
            <button
              key={seq}
              type="button"
              title={text}
              aria-label={`${marks[type]?.name}: ${text}`}
              onClick={() => onSeek(moment)}
              className="absolute -ml-3 grid size-6 place-items-center rounded-sm font-mono text-2xs font-bold"
              style={{ left: `${share(moment)}%`, color: marks[type]?.colour }}
            >
              {marks[type]?.letter}
            </button>
          ))}
      </div>
    </div>
  );
}

function Journey({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <LaneName>{name}</LaneName>
      {children}
    </>
  );
}

function LaneName({ children }: { children: string }) {
  return <span className="truncate text-right text-text-2">{children}</span>;
}

interface LaneProps {
  readonly at: number;
  readonly ok?: boolean;
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  readonly children: ReactNode;
}

/** A pointer may aim at it; keys have the scrubber above. */
function Lane({ at, ok = false, onClick, children }: LaneProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the range input above does the same by keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: the range input above does the same by keyboard
    <div
      onClick={onClick}
      className={`relative h-3 cursor-pointer overflow-hidden rounded-sm ${ok ? 'bg-[color-mix(in_srgb,var(--ok)_38%,var(--panel))]' : 'bg-raised'}`}
    >
      {children}
      <span className="absolute inset-y-0 w-0.5 bg-text" style={{ left: `${at}%` }} />
    </div>
  );
}
