import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { buttonLook } from '../../components/button.tsx';
import { Difficulty } from '../../components/difficulty.tsx';
import { Empty } from '../../components/empty.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { RoundTable } from '../../components/round-table.tsx';
import { useNow } from '../../components/use-now.ts';
import { useTitle } from '../../components/use-title.ts';
import { Waiting } from '../../components/waiting.tsx';
import { queries } from '../../queries.ts';

const route = getRouteApi('/shell/leaderboards');

/** The best rounds of one scenario: scores of different scenarios do not compare. */
export function LeaderboardsView() {
  useTitle('Leaderboards');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const now = useNow(60_000);
  const { data: cards } = useQuery(queries.scenarios);
  const chosen = search.scenario ?? cards?.find(({ plays }) => plays > 0)?.id ?? cards?.[0]?.id;
  const {
    data: rows,
    error,
    isPending,
  } = useQuery({ ...queries.leaderboard(chosen ?? ''), enabled: chosen !== undefined });
  const card = cards?.find(({ id }) => id === chosen);
  return (
    <Page
      title="Leaderboards"
      lead="Best first; an earlier round wins a tie. One board a scenario, because scores of different scenarios do not compare."
      actions={
        <label className="text-sm">
          <span className="sr-only">Scenario</span>
          <select
            className="h-9 max-w-[80vw] rounded-md border border-control/60 bg-panel px-2.5 text-sm"
            value={chosen ?? ''}
            onChange={({ target }) => void navigate({ search: { scenario: target.value } })}
          >
            {cards?.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      }
    >
      {error && <ProblemCard title="The board could not be loaded" error={error} />}
      <Panel title={card?.title ?? 'Board'} toolbar={card && <Difficulty level={card.difficulty} />}>
        {isPending && <Waiting what="the board" className="p-4" />}
        {rows?.length === 0 && chosen !== undefined && (
          <Empty
            action={
              <Link to="/s/$id" params={{ id: chosen }} className={buttonLook()}>
                Open the scenario
              </Link>
            }
          >
            No finished round yet. Be the first.
          </Empty>
        )}
        {rows && rows.length > 0 && (
          <RoundTable caption={`Best rounds of ${card?.title ?? chosen}`} rows={rows} now={now} ranked />
        )}
      </Panel>
    </Page>
  );
}
