import type { RoundRow } from '@chaos-engine/protocol';
import { Link } from '@tanstack/react-router';
import { Radio } from 'lucide-react';
import { buttonLook } from '../../components/button.tsx';
import { ago } from '../../format/duration.ts';
import { seats } from '../../state/seats.ts';

/** The rounds that go on now; those of this browser can be returned to. */
export function RunningRounds({ rows, now }: { rows: readonly RoundRow[]; now: number }) {
  const running = rows.filter(({ phase }) => phase !== 'ended');
  if (running.length === 0) return null;
  return (
    <section aria-label="Running now" className="space-y-2">
      {running.map((row) => (
        <div
          key={row.code}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-accent/50 bg-accent-wash px-4 py-3"
        >
          <Radio aria-hidden size={18} className="text-accent" />
          <div className="min-w-48 flex-1">
            <p className="font-semibold">{row.title}</p>
            <p className="text-xs text-text-2">
              Running since {ago(row.startedWall, now)} · {row.mode} · <span className="font-mono">{row.code}</span>
            </p>
          </div>
          {seats.token(row.code) === null ? (
            <span className="text-xs text-text-2">Opened in another browser</span>
          ) : (
            <Link to="/r/$code" params={{ code: row.code }} className={buttonLook('primary')}>
              Return to round
            </Link>
          )}
        </div>
      ))}
    </section>
  );
}
