import type { TimelineLine } from '@chaos-engine/protocol';
import { sinceStart } from '../../../format/duration.ts';
import { useRoom } from '../room.ts';
import { useRoomChange } from '../use-room-state.ts';
import { useRoundTime } from '../use-round-time.ts';

const colours: readonly (readonly [prefix: string, colour: string])[] = [
  ['alert.fired', 'bg-warn'],
  ['incident.', 'bg-accent'],
  ['cause.', 'bg-accent'],
  ['hint.', 'bg-warn'],
  ['note.', 'bg-text-2'],
  ['recovery.', 'bg-ok'],
  ['durability.', 'bg-ok'],
  ['steady.', 'bg-ok'],
  ['clock.', 'bg-violet'],
];

/** The round so far as one line, with the newest entry in words. The panel says all of it. */
export function Ribbon() {
  const { view } = useRoom();
  const change = useRoomChange();
  const at = useRoundTime();
  const from = view.watchSince ?? 0;
  const span = Math.max(120_000, at - from);
  const shown = view.timeline.filter((line) => line.at >= from);
  const newest = shown.at(-1);
  const place = (moment: number) => `${Math.min(100, ((moment - from) / span) * 100)}%`;
  return (
    <div className="flex h-8 shrink-0 items-center gap-4 border-t border-line bg-panel px-3 text-2xs text-muted">
      <button
        type="button"
        onClick={() => change({ tab: 'timeline' })}
        className="eyebrow h-6 shrink-0 hover:text-text"
      >
        Timeline
      </button>
      <div aria-hidden className="relative h-3 min-w-0 flex-1">
        <div className="absolute inset-x-0 top-[5px] h-px bg-line" />
        <div className="absolute top-[5px] left-0 h-px bg-control" style={{ width: place(at) }} />
        {shown.map((line) => (
          <span
            key={line.seq}
            title={`${sinceStart(line.at - from)} ${line.text}`}
            className={`absolute top-0 -ml-px h-[11px] rounded-full ${markWidth(line)} ${colours.find(([prefix]) => line.type.startsWith(prefix))?.[1] ?? 'bg-control'}`}
            style={{ left: place(line.at) }}
          />
        ))}
        <span className="absolute top-[2px] -ml-1 size-[7px] rounded-full bg-text" style={{ left: place(at) }} />
      </div>
      {newest && (
        <p className="max-w-[46ch] truncate">
          <span className="num font-mono">{sinceStart(newest.at - from)}</span>{' '}
          <span className="text-text-2">{newest.text}</span>
        </p>
      )}
    </div>
  );
}

const markWidth = ({ type }: TimelineLine) =>
  type === 'command.entered' || type.startsWith('service.') ? 'w-px' : 'w-[3px]';
