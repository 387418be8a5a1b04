/** The name, with its mark: a heartbeat that goes wrong. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" className="shrink-0">
      <rect width="32" height="32" rx="7" className="fill-raised" />
      <path
        d="M4 13h6l3 10 5-15 3 9h2"
        fill="none"
        className="stroke-accent"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="26" cy="17" r="2.6" className="fill-crit" />
    </svg>
  );
}
