import type { ScenarioPage } from '@chaos-engine/protocol';
import { SquareTerminal } from 'lucide-react';
import { Panel } from '../../components/panel.tsx';

/** What runs in the playground, and what its users do there. */
export function Playground({ page }: { page: ScenarioPage }) {
  return (
    <>
      <Panel
        title="What your users do"
        aside={<span className="text-xs text-muted">measured once a second, from outside</span>}
      >
        <ul className="divide-y divide-line-soft">
          {page.journeys.map(({ id, title, promise }) => (
            <li key={id} className="grid gap-x-4 px-5 py-2.5 sm:grid-cols-[180px_minmax(0,1fr)]">
              <span className="font-medium">{title}</span>
              <span className="text-text-2">{promise}</span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel
        title={page.stackTitle}
        aside={<span className="text-xs text-muted">{page.services.length} services</span>}
      >
        <p className="max-w-[72ch] px-5 pt-4 text-text-2">{page.stackSummary}</p>
        <ul className="grid gap-x-6 px-5 py-3 md:grid-cols-2">
          {page.services.map(({ name, about, shell }) => (
            <li key={name} className="flex items-start gap-3 border-b border-line-soft py-2 last:border-0">
              <span className="w-24 shrink-0 font-mono text-xs leading-[21px] text-accent">{name}</span>
              <span className="min-w-0 flex-1 text-xs leading-[21px] text-text-2">{about}</span>
              {shell && (
                <span
                  className="mt-0.5 text-muted"
                  title="You get a terminal here"
                  role="img"
                  aria-label="with a terminal"
                >
                  <SquareTerminal aria-hidden size={14} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
