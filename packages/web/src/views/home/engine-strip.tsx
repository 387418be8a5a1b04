import type { Status } from '@chaos-engine/protocol';
import { Link } from '@tanstack/react-router';
import { StatusGlyph } from '../../components/status-chip.tsx';

const isolationWords: Readonly<Record<Status['isolation'], string>> = {
  none: 'no rounds possible',
  solo: 'for yourself',
  gameday: 'for people you trust',
  competition: 'for strangers',
};

/** One line: the engine, how far its isolation goes, the version. Amber when a check is not well. */
export function EngineStrip({ status }: { status: Status }) {
  const failing =
    status.checks.find(({ state }) => state === 'fail') ?? status.checks.find(({ state }) => state === 'warn');
  return (
    <footer className="flex flex-wrap items-center gap-x-6 gap-y-1 border-t border-line pt-3 text-xs text-text-2">
      <span className="inline-flex items-center gap-1.5">
        <StatusGlyph
          tone={status.engine.reachable ? 'ok' : 'crit'}
          label={status.engine.reachable ? 'Reachable' : 'Not reachable'}
        />
        {status.engine.reachable
          ? `${status.engine.name} · ${status.engine.detail}`
          : `No engine: ${status.engine.detail}`}
      </span>
      <span>Isolation: {isolationWords[status.isolation]}</span>
      {failing && (
        <span className="inline-flex items-center gap-1.5 text-warn">
          <StatusGlyph tone="warn" /> {failing.title}
        </span>
      )}
      <span className="ml-auto font-mono text-muted">v{status.version}</span>
      <Link to="/doctor" className="text-accent hover:underline">
        Doctor
      </Link>
    </footer>
  );
}
