import { useEffect, useState } from 'react';

/** Nothing for 300 ms, then grey shapes, and after two seconds what is being waited for. */
export function Waiting({ what, rows = 3, className = '' }: { what: string; rows?: number; className?: string }) {
  const [seconds, setSeconds] = useState(0);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const show = setTimeout(() => setSeen(true), 300);
    const count = setInterval(() => setSeconds((n) => n + 1), 1_000);
    return () => {
      clearTimeout(show);
      clearInterval(count);
    };
  }, []);
  if (!seen) return null;
  return (
    <div role="status" className={`space-y-2 ${className}`}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey shapes have no identity
        <div key={row} className="skeleton h-5" style={{ width: `${96 - ((row * 17) % 40)}%` }} />
      ))}
      {seconds >= 2 && (
        <p className="text-xs text-muted">
          Waiting for {what} ({seconds} s)
        </p>
      )}
    </div>
  );
}
