import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { sinceStart } from '../../format/duration.ts';
import type { SeriesSource } from '../../state/signal-series.ts';
import { ChartTable } from './chart-table.tsx';
import { CurveSwatch } from './curve-swatch.tsx';
import type { PlotMark, PlotSpec } from './plot-options.ts';
import { summarise } from './summary.ts';
import { type PlotView, usePlot } from './use-plot.ts';
import { useSignal } from './use-signal.ts';

export interface LineChartProps extends Partial<Pick<PlotSpec, 'range' | 'target' | 'filled'>>, PlotView {
  readonly title: string;
  readonly source: SeriesSource;
  readonly curves: PlotSpec['curves'];
  readonly format: PlotSpec['format'];
  readonly originSeconds: number;
  readonly marks?: readonly PlotMark[];
  readonly className?: string;
  /** Off where the values stand in a legend of its own. */
  readonly legend?: boolean;
  /** The moment the legend reads, in seconds; without, the newest. */
  readonly readAtSeconds?: number;
}

const noMarks: readonly PlotMark[] = [];

/** Curves over the round clock: a sentence for those who listen, a cursor for those who type, a table for both. */
export function LiveChart(props: LineChartProps) {
  const { title, source, curves, format, originSeconds, marks = noMarks, className = 'h-32', legend = true } = props;
  const { readAtSeconds } = props;
  const host = useRef<HTMLDivElement>(null);
  const caption = useId();
  const [spoken, setSpoken] = useState('');
  const [table, setTable] = useState(false);
  const spec = useMemo<PlotSpec>(
    () => ({
      curves,
      format,
      originSeconds,
      marks,
      syncKey: 'round',
      filled: props.filled ?? false,
      ...(props.range && { range: props.range }),
      ...(props.target !== undefined && { target: props.target }),
    }),
    [curves, format, originSeconds, marks, props.filled, props.range, props.target],
  );
  const plot = usePlot(host, source, spec, props);
  const summary = useSignal(source, () =>
    summarise(
      title,
      curves.map(({ key, label }) => ({ label, values: source.column(key) })),
      format,
    ),
  );

  const move = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -30, PageDown: 30 }[event.key];
    const drawn = plot.current;
    if (event.key === 't') return setTable((shown) => !shown);
    if (step === undefined || !drawn) return;
    event.preventDefault();
    const times = source.times();
    const index = Math.min(times.length - 1, Math.max(0, (drawn.cursor.idx ?? times.length - 1) + step));
    const at = times[index] ?? 0;
    drawn.setCursor({ left: drawn.valToPos(at, 'x'), top: 10 });
    const values = curves.map(({ key, label }) => `${label} ${format(source.column(key)[index] ?? null)}`);
    setSpoken(`${sinceStart((at - originSeconds) * 1_000)}: ${values.join(', ')}`);
  };

  return (
    <figure className="min-w-0">
      <figcaption id={caption} className="flex min-h-5 flex-wrap items-center gap-x-3 px-3 pt-2 text-xs">
        <span className="font-medium text-text">{title}</span>
        {legend &&
          curves.map(({ key, label }, index) => (
            <span key={key} className="inline-flex items-center gap-1.5 text-text-2">
              {curves.length > 1 && <CurveSwatch index={index} />}
              {curves.length > 1 && label}
              <Reading source={source} name={key} format={format} atSeconds={readAtSeconds} />
            </span>
          ))}
      </figcaption>
      <div
        ref={host}
        role="img"
        aria-label={`${summary}. Arrow keys read values, t shows a table.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the cursor of the chart is moved by keys
        tabIndex={0}
        onKeyDown={move}
        className={`relative w-full min-w-0 overflow-hidden ${className}`}
      />
      <span aria-live="polite" className="sr-only">
        {spoken}
      </span>
      {table && (
        <ChartTable caption={title} source={source} curves={curves} format={format} originSeconds={originSeconds} />
      )}
    </figure>
  );
}

interface ReadingProps extends Pick<PlotSpec, 'format'> {
  readonly source: SeriesSource;
  readonly name: string;
  readonly atSeconds: number | undefined;
}

function Reading({ source, name, format, atSeconds }: ReadingProps) {
  const text = useSignal(source, () => {
    const column = source.column(name);
    if (atSeconds === undefined) return format(column.at(-1) ?? null);
    return format(column[source.times().findLastIndex((time) => time <= atSeconds)] ?? null);
  });
  return <span className="num font-mono text-text">{text}</span>;
}
