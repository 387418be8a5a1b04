import type { RoundView } from '@chaos-engine/protocol';
import { Play } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { useCommand } from '../../components/use-command.ts';
import type { RoundSession } from '../../live/round-session.ts';
import { Gear } from './gear.tsx';
import { LobbyBar } from './lobby-bar.tsx';
import { Preparing } from './preparing.tsx';

/** Before the watch: the brief to read while the playground is being made. Nothing here is timed. */
export function LobbyView({ session, view }: { session: RoundSession; view: RoundView }) {
  const start = useCommand(session);
  const can = view.can['round.start'];
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#main" className="skip-link">
        Skip to content
      </a>
      <LobbyBar session={session} view={view} />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto grid w-full max-w-[1160px] flex-1 grid-cols-[minmax(0,1fr)] items-start gap-5 px-4 py-6 outline-none md:px-8 lg:grid-cols-[minmax(0,1fr)_400px]"
      >
        <div className="order-2 space-y-5 lg:order-1">
          <div>
            <h1 className="text-3xl font-semibold tracking-tight text-balance">{view.scenario.title}</h1>
            <p className="mt-2 max-w-[60ch] text-lg text-text-2">{view.scenario.summary}</p>
          </div>
          <Panel title="Brief" aside={<span className="text-xs text-muted">read while you wait</span>}>
            <div className="p-5">
              <Markdown text={view.scenario.briefing} />
            </div>
          </Panel>
          <Panel title="What your users do">
            <ul className="divide-y divide-line-soft">
              {view.journeys.map(({ id, title, promise }) => (
                <li key={id} className="grid gap-x-4 px-5 py-2.5 sm:grid-cols-[180px_minmax(0,1fr)]">
                  <span className="font-medium">{title}</span>
                  <span className="text-text-2">{promise}</span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
        <div className="order-1 space-y-5 lg:sticky lg:top-20 lg:order-2">
          <Preparing view={view} />
          {view.phase === 'lobby' && (
            <div>
              <Button
                variant="primary"
                size="lg"
                className="w-full"
                busy={start.isPending}
                disabledBecause={can === true ? null : can}
                icon={<Play aria-hidden size={16} fill="currentColor" />}
                onClick={() => start.mutate({ type: 'round.start' })}
              >
                {start.isPending ? 'Starting…' : 'Start'}
              </Button>
              <p className="mt-2 text-center text-xs text-muted">Nothing is timed until you are on watch.</p>
            </div>
          )}
          {start.error && <ProblemCard title="The round could not be started" error={start.error} />}
          <Gear />
        </div>
      </main>
    </div>
  );
}
