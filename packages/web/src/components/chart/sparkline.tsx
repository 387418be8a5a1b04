import { useEffect, useRef } from 'react';
import type { SeriesSource } from '../../state/signal-series.ts';
import { readColours } from './palette.ts';

export interface SparklineProps {
  readonly source: SeriesSource;
  readonly name: string;
  /** The value at the top; without, the largest there is. */
  readonly max?: number;
  readonly theme: 'dark' | 'light';
  readonly windowSeconds: number;
  readonly className?: string;
}

/** A curve without axes, for a table cell. The number beside it is what counts; this is its shape. */
export function Sparkline({ source, name, max, theme, windowSeconds, className = 'h-5 w-full' }: SparklineProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const colours = readColours(element);
    const draw = () => drawCurve(element, source.column(name).slice(-windowSeconds), max, colours('--series-1'));
    draw();
    const resizing = new ResizeObserver(draw);
    resizing.observe(element);
    const leave = source.onChange(draw);
    return () => {
      resizing.disconnect();
      leave();
    };
  }, [source, name, max, theme, windowSeconds]);
  return (
    <span aria-hidden="true" className={`block ${className}`}>
      <canvas ref={canvas} className="block h-full w-full" />
    </span>
  );
}

function drawCurve(
  canvas: HTMLCanvasElement,
  values: readonly (number | null)[],
  max: number | undefined,
  colour: string,
): void {
  const [width, height] = [canvas.clientWidth * devicePixelRatio, canvas.clientHeight * devicePixelRatio];
  const context = canvas.getContext('2d');
  if (!context || width === 0) return;
  canvas.width = width;
  canvas.height = height;
  const top = max ?? Math.max(1e-9, ...values.map((value) => value ?? 0)) * 1.1;
  const x = (index: number) => (index / Math.max(1, values.length - 1)) * width;
  const y = (value: number) => height - 1 - (Math.min(value, top) / top) * (height - 3);
  context.lineWidth = 1.25 * devicePixelRatio;
  context.strokeStyle = colour;
  context.fillStyle = `${colour}26`;
  context.beginPath();
  let gap = true;
  values.forEach((value, index) => {
    if (value !== null) context[gap ? 'moveTo' : 'lineTo'](x(index), y(value));
    gap = value === null;
  });
  context.stroke();
  context.lineTo(width, height);
  context.lineTo(0, height);
  context.fill();
}
