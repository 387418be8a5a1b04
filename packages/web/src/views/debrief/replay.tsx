import type { Debrief } from '@chaos-engine/protocol';
import { useQuery } from '@tanstack/react-query';
import { Pause, Play } from 'lucide-react';
import { type KeyboardEvent, useMemo } from 'react';
import { api } from '../../api.ts';
import { IconButton } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { sinceStart } from '../../format/duration.ts';
import { MomentNow } from './moment-now.tsx';
import { ReplayLanes } from './replay-lanes.tsx';
import { ReplayTerminal } from './replay-terminal.tsx';
import { parseSignals } from './replay-track.ts';
import { speeds, useReplayClock } from './use-replay-clock.ts';
import { watchBegan } from './watch-began.ts';

export interface ReplayProps {
  readonly code: string;
  readonly debrief: Debrief;
  /** Where to open it, in ms of the round clock. */
  readonly startAt: number | null;
  /** Told where a person moved it to. */
  readonly onScrub: (at: number) => void;
}

/** The round again: one scrubber for users, faults, events, signals and terminals. */
export function Replay({ code, debrief, startAt, onScrub }: ReplayProps) {
  const began = watchBegan(debrief);
  const { data: track = '' } = useQuery({
    queryKey: ['track', code, 'signals'],
    queryFn: () => api.track(code, 'signals'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const signals = useMemo(() => parseSignals(track), [track]);
  const impact = debrief.moments.find(({ name }) => name === 'T_imp')?.at ?? null;
  const clock = useReplayClock(began, debrief.endedAt, startAt ?? impact ?? began);
  const seek = (at: number) => {
    clock.seek(at);
    onScrub(Math.min(Math.max(at, began), debrief.endedAt));
  };
  const stops = debrief.timeline.map(({ at }) => at).filter((at) => at >= began);

  const stepTo = (key: string): number | null => {
    switch (key) {
      case 'ArrowLeft':
        return clock.at - 5_000;
      case 'ArrowRight':
        return clock.at + 5_000;
      case 'j':
        return stops.findLast((at) => at < clock.at - 1) ?? began;
      case 'k':
        return stops.find((at) => at > clock.at + 1) ?? debrief.endedAt;
      default:
        return null;
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const { tagName } = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || tagName === 'SELECT' || tagName === 'TEXTAREA') return;
    const to = stepTo(event.key);
    // Space on a button presses that button.
    if (to === null && (event.key !== ' ' || tagName === 'BUTTON')) return;
    event.preventDefault();
    if (to === null) clock.toggle();
    else seek(to);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys work anywhere inside; every one has a control as well
    <div onKeyDown={onKey}>
      <Panel
        title="Replay"
        aside={<span className="num text-xs text-text-2">{sinceStart(clock.at - began)}</span>}
        toolbar={
          <>
            <IconButton label={clock.playing ? 'Pause (Space)' : 'Play (Space)'} onClick={clock.toggle}>
              {clock.playing ? <Pause aria-hidden size={14} /> : <Play aria-hidden size={14} />}
            </IconButton>
            <label className="text-xs">
              <span className="sr-only">Speed</span>
              <select
                className="h-7 rounded-md border border-line bg-panel px-1.5"
                value={clock.speed}
                onChange={({ target }) => clock.setSpeed(Number(target.value))}
              >
                {speeds.map((speed) => (
                  <option key={speed} value={speed}>
                    ×{speed}
                  </option>
                ))}
              </select>
            </label>
          </>
        }
      >
        <div className="p-4">
          <input
            type="range"
            aria-label="Moment of the round"
            aria-valuetext={sinceStart(clock.at - began)}
            className="w-full accent-(--accent)"
            min={began}
            max={debrief.endedAt}
            step={1_000}
            value={clock.at}
            onChange={({ target }) => seek(Number(target.value))}
          />
          <ReplayLanes debrief={debrief} signals={signals} at={clock.at} onSeek={seek} />
          <p className="mt-2 text-2xs text-muted">Space plays, ← → move 5 s, j and k step through events.</p>
        </div>
        <div className="grid border-t border-line lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
          <ReplayTerminal code={code} terminals={debrief.terminals} at={clock.at} />
          <MomentNow debrief={debrief} signals={signals} at={clock.at} />
        </div>
      </Panel>
    </div>
  );
}
