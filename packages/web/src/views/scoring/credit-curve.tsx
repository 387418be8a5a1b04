import { timeCredit } from '../../state/time-curve.ts';

const [width, height, left, bottom] = [640, 260, 44, 34];
const most = 4;
const x = (ratio: number) => left + (ratio / most) * (width - left - 12);
const y = (credit: number) => 12 + (1 - credit) * (height - bottom - 12);
const path = Array.from({ length: 161 }, (_, i) => (i / 160) * most)
  .map((ratio, i) => `${i === 0 ? 'M' : 'L'}${x(ratio).toFixed(1)} ${y(timeCredit(ratio)).toFixed(1)}`)
  .join('');
const points = [
  [0.25, '¼ par'],
  [0.5, '½'],
  [1, 'par'],
  [2, '2× par'],
  [4, '4×'],
] as const;

/** The time curve, with its values as a table for those who cannot see it. */
export function CreditCurve() {
  return (
    <figure>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className="w-full"
        role="img"
        aria-label="Credit by time: full at once, half at par, a quarter at twice par"
      >
        {[0, 0.25, 0.5, 0.75, 1].map((credit) => (
          <g key={credit}>
            <line x1={left} x2={width - 12} y1={y(credit)} y2={y(credit)} className="stroke-line" />
            <text x={left - 8} y={y(credit) + 4} textAnchor="end" className="fill-muted text-[11px]">
              {credit * 100} %
            </text>
          </g>
        ))}
        <path d={`${path}L${x(most)} ${y(0)}L${x(0)} ${y(0)}Z`} fill="var(--accent)" opacity="0.1" />
        <path d={path} className="fill-none stroke-accent" strokeWidth="2.5" />
        {points.map(([ratio, label]) => (
          <g key={ratio}>
            <circle
              cx={x(ratio)}
              cy={y(timeCredit(ratio))}
              r="4"
              className="fill-panel stroke-accent"
              strokeWidth="2"
            />
            <text
              x={Math.min(x(ratio), width - 30)}
              y={y(timeCredit(ratio)) - 10}
              textAnchor="middle"
              className="fill-text font-mono text-[11px]"
            >
              {Math.round(timeCredit(ratio) * 100)} %
            </text>
            <text
              x={Math.min(x(ratio), width - 30)}
              y={height - 12}
              textAnchor="middle"
              className="fill-muted text-[11px]"
            >
              {label}
            </text>
          </g>
        ))}
      </svg>
      <table className="sr-only">
        <caption>Credit by time</caption>
        <tbody>
          {points.map(([ratio]) => (
            <tr key={ratio}>
              <th scope="row">{ratio} times par</th>
              <td>{Math.round(timeCredit(ratio) * 100)} percent</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
