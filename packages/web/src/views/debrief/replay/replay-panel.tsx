import type { Debrief, LogView, Signals } from '@chaos-engine/protocol';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { Panel } from '../../../components/panel.tsx';
import { queries } from '../../../queries.ts';
import { parseNdjson, timedLines } from '../../../state/tracks.ts';
import { Controls } from './controls.tsx';
import { Lanes } from './lanes.tsx';
import { ReplayCharts } from './replay-charts.tsx';
import { ReplaySide } from './replay-side.tsx';
import type { Replay } from './replay-store.ts';
import { TerminalReplays } from './terminal-replays.tsx';

export interface ReplayPanelProps {
  readonly debrief: Debrief;
  readonly replay: Replay;
  readonly theme: 'dark' | 'light';
  readonly onScrub: (seconds: number) => void;
}

/** The round again: one scrubber for terminals, charts, logs and events. */
export function ReplayPanel({ debrief, replay, theme, onScrub }: ReplayPanelProps) {
  const { code } = debrief.row;
  const signals = useQuery({ ...queries.track(code, 'signals'), select: parseNdjson<Signals> });
  const logs = useQuery({ ...queries.track(code, 'logs'), select: parseNdjson<LogView> });
  const lines = useMemo(() => timedLines(logs.data ?? [], debrief.timeline), [logs.data, debrief.timeline]);
  useAddress(replay, onScrub);
  const missing = [signals.error && 'signals', logs.error && 'logs'].filter(Boolean);
  return (
    <div id="replay" className="scroll-mt-16 print:hidden">
      <Panel title="Replay" toolbar={<Controls debrief={debrief} replay={replay} />}>
        <Lanes debrief={debrief} replay={replay} signals={signals.data ?? []} />
        {missing.length > 0 && (
          <p className="border-t border-line px-4 py-1.5 text-xs text-warn">
            Not recorded or not readable: {missing.join(', ')}.
          </p>
        )}
        <div className="grid grid-cols-[minmax(0,1fr)] border-t border-line lg:grid-cols-2 lg:divide-x lg:divide-line">
          <TerminalReplays debrief={debrief} replay={replay} theme={theme} />
          <ReplayCharts debrief={debrief} replay={replay} theme={theme} signals={signals.data ?? []} />
        </div>
        <ReplaySide debrief={debrief} replay={replay} lines={lines} />
      </Panel>
    </div>
  );
}

/** Keeps the address at the moment that is shown, whenever the replay stands still. */
function useAddress(replay: Replay, onScrub: (seconds: number) => void): void {
  useEffect(() => {
    let told = replay.store.getState().at;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = replay.store.subscribe(({ at, playing }) => {
      clearTimeout(timer);
      if (playing || at === told) return;
      timer = setTimeout(() => {
        told = at;
        onScrub(Math.round(at / 1_000));
      }, 300);
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [replay, onScrub]);
}
