const radius = 11;
const around = 2 * Math.PI * radius;

/** How much of a hold has passed, as a ring and in seconds. */
export function HoldRing({ heldMs, forMs, label }: { heldMs: number; forMs: number; label: string }) {
  const share = Math.min(1, Math.max(0, heldMs / forMs));
  const [held, all] = [Math.min(heldMs, forMs), forMs].map((ms) => Math.max(0, Math.floor(ms / 1_000)));
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuenow={held}
      aria-valuemin={0}
      aria-valuemax={all}
      aria-valuetext={`${held} of ${all} seconds`}
      className="inline-flex items-center gap-2 text-xs whitespace-nowrap text-ok"
    >
      <svg aria-hidden="true" width="28" height="28" viewBox="0 0 28 28" className="-rotate-90">
        <circle cx="14" cy="14" r={radius} className="fill-none stroke-line" strokeWidth="3.5" />
        <circle
          cx="14"
          cy="14"
          r={radius}
          className="fill-none stroke-ok"
          strokeWidth="3.5"
          strokeLinecap="round"
          strokeDasharray={`${share * around} ${around}`}
        />
      </svg>
      <span>
        {label}{' '}
        <span className="num font-mono font-semibold">
          {held}/{all} s
        </span>
      </span>
    </span>
  );
}
