import type { Debrief, Signals } from '@chaos-engine/protocol';
import { useMemo } from 'react';
import { LineChart } from '../../../components/chart/line-chart.tsx';
import type { PlotMark } from '../../../components/chart/plot-options.ts';
import { Waiting } from '../../../components/waiting.tsx';
import { latency, percent } from '../../../format/quantity.ts';
import { createSignalSeries } from '../../../state/signal-series.ts';
import { momentAt, originOf } from '../moment-words.ts';
import type { Replay } from './replay-store.ts';
import { useReplaySecond } from './use-replay.ts';

const wholeRange = [0, 1.03] as const;
const traffic = [
  { key: 'load:sent', label: 'sent' },
  { key: 'load:failed', label: 'failed' },
];
const slow = [{ key: 'load:p95', label: 'p95' }];
const asPercent = (value: number | null) => (value === null ? '–' : percent(value));
const perSecond = (value: number | null) => (value === null ? '–' : `${Math.round(value)}/s`);

/** The charts of the whole round, with what was done to it and where the replay is. */
export function ReplayCharts({
  debrief,
  replay,
  theme,
  signals,
}: {
  debrief: Debrief;
  replay: Replay;
  theme: 'dark' | 'light';
  signals: readonly Signals[];
}) {
  const at = useReplaySecond(replay);
  const source = useMemo(() => {
    const series = createSignalSeries(Math.max(1, signals.length), (flush) => flush());
    series.replace(signals.filter((one) => one.at >= replay.reel.from));
    return series;
  }, [signals, replay]);
  const curves = useMemo(
    () => debrief.journeys.map(({ id, title }) => ({ key: `ratio:${id}`, label: title })),
    [debrief],
  );
  const fixed = useMemo(() => truthMarks(debrief), [debrief]);
  const marks = useMemo<readonly PlotMark[]>(
    () => [...fixed, { atSeconds: at / 1_000, label: '', tone: 'text' }],
    [fixed, at],
  );
  // Named once, in the first chart; the lines run through all.
  const silent = useMemo(() => marks.map((mark) => ({ ...mark, label: '' })), [marks]);
  if (signals.length === 0) return <Waiting what="the recorded signals" className="p-4" />;
  const shared = {
    source,
    originSeconds: originOf(debrief) / 1_000,
    marks: silent,
    windowSeconds: null,
    theme,
    readAtSeconds: at / 1_000,
  };
  return (
    <div className="flex min-w-0 flex-col divide-y divide-line-soft bg-panel">
      <LineChart
        {...shared}
        marks={marks}
        title="Success of users, last 15 s"
        curves={curves}
        format={asPercent}
        range={wholeRange}
        target={0.99}
        className="h-44"
      />
      <LineChart {...shared} title="Latency of requests" curves={slow} format={latency} className="h-28" filled />
      <LineChart {...shared} title="Requests" curves={traffic} format={perSecond} className="h-28" />
    </div>
  );
}

const shown: readonly (readonly [name: string, label: string, tone: PlotMark['tone']])[] = [
  ['T_inj', 'injected', 'crit'],
  ['T_imp', 'felt', 'crit'],
  ['T_det', 'detected', 'accent'],
  ['T_mit', 'mitigated', 'ok'],
];

function truthMarks(debrief: Debrief): readonly PlotMark[] {
  return shown.flatMap(([name, label, tone]) => {
    const at = momentAt(debrief, name);
    return at === null ? [] : [{ atSeconds: at / 1_000, label, tone }];
  });
}
