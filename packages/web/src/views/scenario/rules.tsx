import type { ScenarioPage } from '@chaos-engine/protocol';
import { Link } from '@tanstack/react-router';
import { permissionWords } from '../../components/permission-words.ts';
import { percent } from '../../format/quantity.ts';

/** What the round may do on this machine, what hints cost, and how long it lasts at most. */
export function Rules({ page }: { page: ScenarioPage }) {
  return (
    <div className="space-y-4 rounded-lg border border-line bg-panel p-5 text-sm text-text-2">
      <section>
        <h2 className="eyebrow mb-1">What it may do</h2>
        <ul className="space-y-1">
          {page.permissions.map((permission) => (
            <li key={permission}>{permissionWords(permission)}</li>
          ))}
          <li>Nothing outside of its own playground, which is removed when the round ends.</li>
        </ul>
      </section>
      <section>
        <h2 className="eyebrow mb-1">Hints</h2>
        {page.hintCosts.length === 0 ? (
          <p>This round has none.</p>
        ) : (
          <p className="num">
            {page.hintCosts.length} at most: {page.hintCosts.map((cost) => `−${percent(cost)}`).join(', ')} of the final
            score.
          </p>
        )}
      </section>
      <section>
        <h2 className="eyebrow mb-1">Length</h2>
        <p>
          About {page.minutes} minutes; it ends by itself {page.limitMinutes} minutes after users begin to feel it.
        </p>
      </section>
      <p className="border-t border-line pt-3 text-xs">
        <Link to="/docs/scoring" className="text-accent hover:underline">
          How a round is scored
        </Link>
        <span className="mt-1 block truncate font-mono text-2xs text-muted" title={page.digest}>
          {page.digest}
        </span>
      </p>
    </div>
  );
}
