const healthy = 'M0 62 L30 60 L60 63 L96 61 L128 62 L150 61';
const broken = 'M150 61 C166 62 170 150 190 168 S230 158 262 174 S312 160 340 170 S392 176 414 168';
const recovered = 'M414 168 C430 150 428 70 452 63 L486 61 L520 62 L560 61';

const marks = [
  { x: 150, label: 'users feel it', y: 214 },
  { x: 246, label: 'you declare', y: 214 },
  { x: 430, label: 'mitigated', y: 214 },
] as const;

/** What a round is, as one curve: users are well, then not, then well again because of somebody. */
export function RoundCurve() {
  return (
    <figure className="flex items-center border-line bg-well max-lg:border-t lg:border-l">
      <svg viewBox="0 0 560 280" className="w-full" role="img" aria-labelledby="curve-title">
        <title id="curve-title">
          Success ratio over a round: near 100 percent, then a drop when the fault is felt, a declaration, and the
          recovery. Time to detect runs from the drop to the declaration, time to mitigate from the drop to the
          recovery.
        </title>
        <defs>
          <linearGradient id="curve-fill" x1="0" x2="0" y1="0" y2="1">
            <stop offset="0" stopColor="var(--crit)" stopOpacity="0.24" />
            <stop offset="1" stopColor="var(--crit)" stopOpacity="0" />
          </linearGradient>
        </defs>
        {[62, 106, 150, 194].map((y) => (
          <line key={y} x1="0" x2="560" y1={y} y2={y} className="stroke-line-soft" />
        ))}
        <line x1="0" x2="560" y1="72" y2="72" className="stroke-control" strokeDasharray="5 5" />
        <text x="14" y="48" className="fill-muted text-[11px]">
          success ratio
        </text>
        <text x="548" y="86" textAnchor="end" className="fill-muted text-[11px]">
          target 99 %
        </text>
        <path d={`${broken} L414 72 L150 72 Z`} fill="url(#curve-fill)" />
        <path d={healthy} className="fill-none stroke-ok" strokeWidth="2.4" strokeLinecap="round" />
        <path d={broken} className="fill-none stroke-crit" strokeWidth="2.4" strokeLinecap="round" />
        <path d={recovered} className="fill-none stroke-ok" strokeWidth="2.4" strokeLinecap="round" />
        {marks.map(({ x, label, y }) => (
          <g key={label}>
            <line x1={x} x2={x} y1="44" y2="204" className="stroke-line" />
            <text x={x + 5} y={y - 12} className="fill-text-2 text-[11.5px]">
              {label}
            </text>
          </g>
        ))}
        <Span from={150} to={246} y={226} label="TTD" />
        <Span from={150} to={430} y={252} label="TTM" />
      </svg>
    </figure>
  );
}

function Span({ from, to, y, label }: { from: number; to: number; y: number; label: string }) {
  return (
    <g>
      <path
        d={`M${from} ${y - 5}V${y + 5}M${from} ${y}H${to}M${to} ${y - 5}V${y + 5}`}
        className="stroke-accent"
        strokeWidth="1.6"
      />
      <rect x={(from + to) / 2 - 21} y={y - 9} width="42" height="18" rx="4" className="fill-well" />
      <text
        x={(from + to) / 2}
        y={y + 4}
        textAnchor="middle"
        className="fill-accent font-mono text-[12px] font-semibold"
      >
        {label}
      </text>
    </g>
  );
}
