import type { Debrief, Signals, TimelineLine } from '@chaos-engine/protocol';
import { useEffect, useMemo, useRef } from 'react';
import { sinceStart } from '../../../format/duration.ts';
import { worstRatios } from '../../../state/tracks.ts';
import { momentAt, originOf } from '../moment-words.ts';
import type { Replay } from './replay-store.ts';
import { useReplaySecond } from './use-replay.ts';

const colours: readonly (readonly [prefix: string, colour: string])[] = [
  ['alert.fired', 'bg-warn'],
  ['incident.', 'bg-accent'],
  ['cause.', 'bg-accent'],
  ['hint.', 'bg-warn'],
  ['fault.', 'bg-crit'],
  ['slo.breached', 'bg-crit'],
  ['slo.', 'bg-ok'],
  ['recovery.', 'bg-ok'],
  ['durability.', 'bg-ok'],
  ['note.', 'bg-text-2'],
];

/** The whole round on one line each for fault, users and events, under the one scrubber. */
export function Lanes({ debrief, replay, signals }: { debrief: Debrief; replay: Replay; signals: readonly Signals[] }) {
  const { from, to } = replay.reel;
  const share = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));
  const percentOf = (at: number) => `${share(at) * 100}%`;
  const mitigated = momentAt(debrief, 'T_mit') ?? to;
  const marks = debrief.timeline.filter(({ at }) => at >= from);
  return (
    <div className="relative px-4 py-3">
      <div className="grid grid-cols-[64px_minmax(0,1fr)] items-center gap-x-3 gap-y-1.5 text-2xs text-muted">
        <span>Fault</span>
        <div aria-hidden className="relative h-4">
          {debrief.truth.faults.map(
            ({ at, title }) =>
              at !== null && (
                <span
                  key={title}
                  title={title}
                  className="absolute top-1 h-2 rounded-full bg-crit/70"
                  style={{ left: percentOf(at), width: `${Math.max(0.4, (share(mitigated) - share(at)) * 100)}%` }}
                />
              ),
          )}
        </div>
        <span>Users</span>
        <UsersLane signals={signals} share={share} />
        <span>Events</span>
        <div aria-hidden className="relative h-5">
          <span className="absolute inset-x-0 top-[9px] h-px bg-line" />
          {marks.map((line) => (
            <span
              key={line.seq}
              title={line.text}
              className={`absolute -ml-px rounded-full ${tall(line) ? 'top-0.5 h-4 w-[3px]' : 'top-1.5 h-2 w-px'} ${colourOf(line)}`}
              style={{ left: percentOf(line.at) }}
            />
          ))}
        </div>
      </div>
      <Scrubber debrief={debrief} replay={replay} />
    </div>
  );
}

const tall = ({ type }: TimelineLine) => colours.some(([prefix]) => type.startsWith(prefix));
const colourOf = ({ type }: TimelineLine) => colours.find(([prefix]) => type.startsWith(prefix))?.[1] ?? 'bg-control';

function UsersLane({ signals, share }: { signals: readonly Signals[]; share: (at: number) => number }) {
  const path = useMemo(() => {
    const points = worstRatios(signals, 400).map(
      ({ at, ratio }) => `${(share(at) * 1_000).toFixed(1)} ${(34 - ratio * 32).toFixed(1)}`,
    );
    return points.length > 1 ? `M${points.join('L')}` : '';
  }, [signals, share]);
  return (
    <svg aria-hidden="true" viewBox="0 0 1000 36" preserveAspectRatio="none" className="h-9 w-full">
      <line
        x1="0"
        x2="1000"
        y1="2.5"
        y2="2.5"
        className="stroke-line"
        strokeDasharray="4 4"
        vectorEffect="non-scaling-stroke"
      />
      {path !== '' && (
        <>
          <path d={`${path}L1000 36L0 36Z`} fill="var(--series-1)" opacity="0.12" />
          <path d={path} fill="none" stroke="var(--series-1)" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
        </>
      )}
    </svg>
  );
}

function Scrubber({ debrief, replay }: { debrief: Debrief; replay: Replay }) {
  const { from, to } = replay.reel;
  const line = useRef<HTMLSpanElement>(null);
  const at = useReplaySecond(replay);
  useEffect(() => {
    const place = () => {
      if (line.current) line.current.style.left = `${((replay.store.getState().at - from) / (to - from)) * 100}%`;
    };
    place();
    return replay.store.subscribe(place);
  }, [replay, from, to]);
  return (
    <div className="absolute inset-y-2 right-4 left-[92px]">
      <span ref={line} aria-hidden className="pointer-events-none absolute inset-y-0 -ml-px w-0.5 rounded-full bg-text">
        <span className="absolute -top-1 -left-[4px] size-2.5 rounded-full bg-text" />
      </span>
      <input
        type="range"
        aria-label="Moment of the replay"
        aria-valuetext={sinceStart(at - originOf(debrief))}
        min={from}
        max={to}
        step={1_000}
        value={at}
        onChange={({ target }) => replay.seek(Number(target.value))}
        className="absolute inset-0 h-full w-full cursor-ew-resize opacity-0 focus-visible:opacity-30"
      />
    </div>
  );
}
