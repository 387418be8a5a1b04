import type uPlot from 'uplot';
import { sinceStart } from '../../format/duration.ts';
import { colourVariable, dashOf } from './palette.ts';

export interface Curve {
  readonly key: string;
  readonly label: string;
}

/** A vertical line at a moment: a declaration, a replay's now. */
export interface PlotMark {
  readonly atSeconds: number;
  readonly label: string;
  readonly tone: 'accent' | 'crit' | 'ok' | 'text';
}

export interface PlotSpec {
  readonly curves: readonly Curve[];
  readonly format: (value: number | null) => string;
  /** Fixed ends of the value axis; without, it fits the data from zero. */
  readonly range?: readonly [number, number];
  /** A promise to keep, drawn as a dashed line. */
  readonly target?: number;
  /** Round time of T+00:00, in seconds. */
  readonly originSeconds: number;
  readonly marks: readonly PlotMark[];
  readonly syncKey: string;
  readonly filled: boolean;
}

type Colours = (variable: string) => string;

const font = '11px "Inter Variable", sans-serif';

/** What uPlot is told. Colours are resolved once; marks are read anew at each drawing. */
export function plotOptions(
  spec: PlotSpec,
  size: { width: number; height: number },
  colours: Colours,
  marks: () => readonly PlotMark[],
): uPlot.Options {
  const axis = {
    stroke: colours('--muted'),
    font,
    grid: { stroke: colours('--line-soft'), width: 1 },
    ticks: { show: false },
  };
  return {
    ...size,
    legend: { show: false },
    padding: [8, 22, 0, 0],
    cursor: {
      sync: { key: spec.syncKey },
      drag: { x: false, y: false },
      points: { size: 6 },
    },
    scales: {
      x: { time: false },
      y: spec.range
        ? { range: [...spec.range] as [number, number] }
        : { range: (_plot, _min, max) => [0, Math.max(max * 1.15, 1e-9)] },
    },
    axes: [
      {
        ...axis,
        size: 24,
        gap: 4,
        space: 76,
        incrs: [5, 10, 15, 30, 60, 120, 300, 600],
        splits: (_plot, _axis, min, max, step) => roundMoments(spec.originSeconds, min, max, step),
        values: (_plot, ticks) => ticks.map((tick) => sinceStart(Math.round(tick - spec.originSeconds) * 1_000)),
      },
      { ...axis, size: 52, gap: 6, space: 30, values: (_plot, ticks) => ticks.map((tick) => spec.format(tick)) },
    ],
    series: [
      {},
      ...spec.curves.map((curve, index) => ({
        label: curve.label,
        stroke: colours(colourVariable(index)),
        width: 1.75,
        dash: [...dashOf(index)],
        points: { show: false },
        ...(spec.filled && spec.curves.length === 1 && { fill: `${colours(colourVariable(index))}1f` }),
      })),
    ],
    hooks: { draw: [(plot) => drawTarget(plot, spec, colours), (plot) => drawMarks(plot, marks(), colours)] },
  };
}

/** Whole steps counted from T+00:00, not from when the round was opened. */
function roundMoments(origin: number, min: number, max: number, step: number): number[] {
  const first = origin + Math.ceil((min - origin) / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((max - first) / step) + 1) }, (_, i) => first + i * step);
}

function drawTarget(plot: uPlot, { target }: PlotSpec, colours: Colours): void {
  if (target === undefined) return;
  const y = plot.valToPos(target, 'y', true);
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = colours('--control');
  ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.lineWidth = devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}

function drawMarks(plot: uPlot, marks: readonly PlotMark[], colours: Colours): void {
  const { ctx, bbox } = plot;
  const px = devicePixelRatio;
  let [labelEnd, raised] = [Number.NEGATIVE_INFINITY, 0];
  ctx.save();
  ctx.setLineDash([]);
  ctx.lineWidth = 1.5 * px;
  ctx.font = `${10.5 * px}px "Inter Variable", sans-serif`;
  for (const { atSeconds, label, tone } of marks.toSorted((a, b) => a.atSeconds - b.atSeconds)) {
    const x = plot.valToPos(atSeconds, 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = ctx.fillStyle = colours(`--${tone}`);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    if (label === '') continue;
    const width = ctx.measureText(label).width + 8 * px;
    const toLeft = x + width > bbox.left + bbox.width;
    // Words of neighbours stand one above the other.
    raised = (toLeft ? x - width : x) < labelEnd ? raised + 1 : 0;
    labelEnd = toLeft ? x : x + width;
    ctx.textAlign = toLeft ? 'right' : 'left';
    ctx.fillText(label, x + (toLeft ? -4 : 4) * px, bbox.top + bbox.height - (5 + raised * 13) * px);
  }
  ctx.restore();
}
