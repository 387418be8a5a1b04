import { useMemo } from 'react';
import { CurveSwatch } from '../../../components/chart/curve-swatch.tsx';
import { LineChart } from '../../../components/chart/line-chart.tsx';
import { useSignal } from '../../../components/chart/use-signal.ts';
import { StatusGlyph } from '../../../components/status-chip.tsx';
import { latency, percent } from '../../../format/quantity.ts';
import { type Room, useRoom } from '../room.ts';
import { useRoomState } from '../use-room-state.ts';
import { useMarks, useOrigin } from './use-marks.ts';

const wholeRange = [0, 1.03] as const;
const asPercent = (value: number | null) => (value === null ? '–' : percent(value));

/** Success ratio of every journey with its target: what the round is judged by. */
export function SloChart() {
  const { session, view, theme } = useRoom();
  const windowSeconds = useRoomState((state) => state.windowSeconds);
  const curves = useMemo(
    () => view.journeys.map(({ id, title }) => ({ key: `ratio:${id}`, label: title })),
    [view.journeys],
  );
  const target = Math.max(...view.journeys.map((journey) => journey.target));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] border-b border-line @min-[600px]:grid-cols-[minmax(0,1fr)_312px]">
      <LineChart
        title={`Success of users, last 15 s · target ${percent(target)}`}
        source={session.series}
        curves={curves}
        format={asPercent}
        range={wholeRange}
        target={target}
        originSeconds={useOrigin()}
        marks={useMarks()}
        windowSeconds={windowSeconds}
        theme={theme}
        legend={false}
        className="h-40"
      />
      <ul className="flex flex-col justify-center border-line px-3 py-2 @max-[600px]:border-t @min-[600px]:border-l">
        {view.journeys.map((journey, index) => (
          <JourneyRow key={journey.id} journey={journey} index={index} />
        ))}
      </ul>
    </div>
  );
}

function JourneyRow({ journey, index }: { journey: Room['view']['journeys'][number]; index: number }) {
  const { session } = useRoom();
  const ratio = useSignal(session.series, ({ latest }) => latest?.journeys[journey.id]?.ratio ?? null);
  const ms = useSignal(session.series, ({ latest }) => latest?.journeys[journey.id]?.ms ?? null);
  const why = useSignal(session.series, ({ latest }) => latest?.journeys[journey.id]?.why ?? null);
  const tone = ratio === null ? 'unknown' : ratio >= journey.target ? 'ok' : ratio >= 0.9 ? 'warn' : 'crit';
  const word = { unknown: 'no reading', ok: 'well', warn: 'below target', crit: 'failing' }[tone];
  return (
    <li className="flex items-center gap-2 py-[3px] text-xs" title={why ?? journey.promise}>
      <CurveSwatch index={index} />
      <StatusGlyph tone={tone} label={word} size={13} />
      <span className="min-w-0 flex-1 truncate">{journey.title}</span>
      <span className="num w-12 text-right font-mono text-2xs text-muted">{latency(ms)}</span>
      <span className="num w-12 text-right font-mono font-semibold">{asPercent(ratio)}</span>
    </li>
  );
}
