import { colourVariable, dashOf } from './palette.ts';

/** A piece of a curve, for a legend: the same colour and dash. */
export function CurveSwatch({ index }: { index: number }) {
  return (
    <svg aria-hidden="true" width="18" height="8" className="shrink-0">
      <line
        x1="0"
        x2="18"
        y1="4"
        y2="4"
        stroke={`var(${colourVariable(index)})`}
        strokeWidth="2"
        strokeDasharray={dashOf(index).join(' ')}
      />
    </svg>
  );
}
