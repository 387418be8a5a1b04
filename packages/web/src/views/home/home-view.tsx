import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Panel } from '../../components/panel.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { RoundTable } from '../../components/round-table.tsx';
import { useNow } from '../../components/use-now.ts';
import { useTitle } from '../../components/use-title.ts';
import { Waiting } from '../../components/waiting.tsx';
import { queries } from '../../queries.ts';
import { recommend } from '../../state/recommend.ts';
import { EngineStrip } from './engine-strip.tsx';
import { NextRound } from './next-round.tsx';
import { NoEngine } from './no-engine.tsx';
import { QuickStart } from './quick-start.tsx';
import { RunningRounds } from './running-rounds.tsx';

/** Home: what is running, what to play, what was played, and whether this machine can. */
export function HomeView() {
  useTitle('');
  const now = useNow(30_000);
  const status = useQuery(queries.status);
  const scenarios = useQuery(queries.scenarios);
  const rounds = useQuery(queries.rounds);
  const next = recommend(scenarios.data ?? []);
  const rows = rounds.data ?? [];
  const recent = rows.filter(({ phase }) => phase === 'ended').slice(0, 6);
  const broken = status.error ?? scenarios.error ?? rounds.error;
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[1160px] flex-col gap-5 px-4 py-6 md:px-8 md:py-8 max-md:min-h-0">
      <h1 className="sr-only">Chaos Engine</h1>
      {broken && <ProblemCard title="Something could not be loaded" error={broken} />}
      <RunningRounds rows={rows} now={now} />
      {status.data && !status.data.engine.reachable && <NoEngine status={status.data} />}
      {status.data?.engine.reachable &&
        (next ? (
          <NextRound card={next} first={recent.length === 0} />
        ) : (
          scenarios.isPending && <Waiting what="scenarios" rows={5} />
        ))}
      <QuickStart cards={scenarios.data ?? []} except={next?.id ?? null} />
      <Panel
        title="Recent rounds"
        toolbar={
          <Link to="/leaderboards" className="text-xs text-accent hover:underline">
            Leaderboards
          </Link>
        }
      >
        {rounds.isPending && <Waiting what="your rounds" className="p-4" />}
        {rounds.data && recent.length === 0 && (
          <p className="px-4 py-6 text-sm text-muted">
            Nothing yet. A first round takes about {next?.minutes ?? 10} minutes, and its debrief stays here.
          </p>
        )}
        {recent.length > 0 && <RoundTable caption="Recent rounds" rows={recent} now={now} withTitle />}
      </Panel>
      <div className="flex-1" />
      {status.data && <EngineStrip status={status.data} />}
    </div>
  );
}
