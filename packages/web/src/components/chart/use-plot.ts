import 'uplot/dist/uPlot.min.css';
import { type RefObject, useEffect, useRef } from 'react';
import uPlot from 'uplot';
import type { SeriesSource } from '../../state/signal-series.ts';
import { readColours } from './palette.ts';
import { type PlotSpec, plotOptions } from './plot-options.ts';

export interface PlotView {
  /** How much of the past is shown, in seconds; `null`: all. */
  readonly windowSeconds: number | null;
  readonly theme: 'dark' | 'light';
}

const shortest = 60;

/** Draws curves into an element, outside of React: data goes from the source to the canvas. Gives the plot to a cursor. */
export function usePlot(
  host: RefObject<HTMLElement | null>,
  source: SeriesSource,
  spec: PlotSpec,
  { windowSeconds, theme }: PlotView,
) {
  const plot = useRef<uPlot | null>(null);
  const marks = useRef(spec.marks);
  marks.current = spec.marks;
  // The plot is made anew only for what it cannot be told later.
  const made = [
    spec.curves.map(({ key }) => key).join(),
    spec.originSeconds,
    spec.target,
    spec.range?.join(),
    theme,
  ].join('|');

  // biome-ignore lint/correctness/useExhaustiveDependencies: `made` stands for the parts of the spec that count
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const colours = readColours(element);
    const size = () => ({ width: element.clientWidth, height: element.clientHeight });
    const drawn = new uPlot(
      plotOptions(spec, size(), colours, () => marks.current),
      [[]],
      element,
    );
    plot.current = drawn;
    const resizing = new ResizeObserver(() => element.clientWidth > 0 && drawn.setSize(size()));
    resizing.observe(element);
    return () => {
      resizing.disconnect();
      plot.current = null;
      drawn.destroy();
    };
  }, [made, host]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    const draw = () => {
      const drawn = plot.current;
      const times = source.times();
      if (!drawn || times.length === 0) return;
      const end = times.at(-1) ?? 0;
      const start = Math.max(times[0] ?? 0, windowSeconds === null ? Number.NEGATIVE_INFINITY : end - windowSeconds);
      drawn.batch(() => {
        drawn.setData([[...times], ...spec.curves.map(({ key }) => [...source.column(key)])], false);
        drawn.setScale('x', { min: Math.min(start, end - shortest), max: end });
      });
    };
    draw();
    return source.onChange(draw);
  }, [source, windowSeconds, made]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: marks are drawn, not read
  useEffect(() => plot.current?.redraw(false), [spec.marks]);

  return plot;
}
