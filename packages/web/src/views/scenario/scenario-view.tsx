import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { Difficulty } from '../../components/difficulty.tsx';
import { Empty } from '../../components/empty.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { RoundTable } from '../../components/round-table.tsx';
import { useNow } from '../../components/use-now.ts';
import { useTitle } from '../../components/use-title.ts';
import { Waiting } from '../../components/waiting.tsx';
import { queries } from '../../queries.ts';
import { KnownClass } from './known-class.tsx';
import { PlayBox } from './play-box.tsx';
import { Playground } from './playground.tsx';
import { Rules } from './rules.tsx';

const route = getRouteApi('/shell/s/$id');

/** One scenario: the brief, what it runs on, what it costs, and the way in. */
export function ScenarioView() {
  const { id } = route.useParams();
  const now = useNow(60_000);
  const { data: page, error, isPending } = useQuery(queries.scenario(id));
  useTitle(page?.title ?? 'Scenario');
  return (
    <div className="mx-auto w-full max-w-[1160px] px-4 py-6 md:px-8 md:py-8">
      <Link to="/scenarios" className="inline-flex min-h-6 items-center gap-1.5 text-xs text-text-2 hover:text-accent">
        <ArrowLeft aria-hidden size={13} /> Scenarios
      </Link>
      {isPending && <Waiting what="the scenario" rows={8} className="mt-6" />}
      {error && (
        <div className="mt-6">
          <h1 className="sr-only">Scenario</h1>
          <ProblemCard title="This scenario could not be loaded" error={error} />
        </div>
      )}
      {page && (
        <>
          <h1 className="mt-2 text-3xl font-semibold tracking-tight text-balance">{page.title}</h1>
          <p className="mt-2 max-w-[68ch] text-lg text-text-2">{page.summary}</p>
          <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2 text-xs text-text-2">
            <Difficulty level={page.difficulty} />
            <span>about {page.minutes} min</span>
            <span>{page.plays === 0 ? 'not played yet' : `played ${page.plays}×, best ${page.best ?? '–'}`}</span>
            <span className="font-mono text-muted">v{page.version}</span>
            <KnownClass scenario={page.id} />
          </div>
          <div className="mt-6 grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_340px]">
            <div className="order-2 space-y-5 lg:order-1">
              <Panel title="Brief">
                <div className="p-5">
                  <Markdown text={page.briefing} />
                </div>
              </Panel>
              <Playground page={page} />
              <Panel title="Scores">
                {page.scores.length === 0 ? (
                  <Empty>Nobody has finished this one here. The first score is yours to set.</Empty>
                ) : (
                  <RoundTable caption={`Scores of ${page.title}`} rows={page.scores} now={now} ranked />
                )}
              </Panel>
            </div>
            <div className="order-1 space-y-5 lg:sticky lg:top-6 lg:order-2">
              <PlayBox page={page} />
              <Rules page={page} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
