import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useTitle } from '../../components/use-title.ts';
import { Waiting } from '../../components/waiting.tsx';
import { queries } from '../../queries.ts';
import { parseScenarioSearch, type ScenarioSearch } from '../../search-params.ts';
import { filterScenarios, mostRemoving } from './filter-scenarios.ts';
import { Filters } from './filters.tsx';
import { ScenarioList } from './scenario-list.tsx';

const route = getRouteApi('/shell/scenarios');
const filterNames = { q: 'the search', diff: 'the difficulty', len: 'the length', tag: 'the tag' } as const;

/** All scenarios, with filters that live in the address. */
export function ScenariosView() {
  useTitle('Scenarios');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: cards, error, isPending } = useQuery(queries.scenarios);
  const change = (next: { [K in keyof ScenarioSearch]?: ScenarioSearch[K] | undefined }) =>
    void navigate({ search: (before) => parseScenarioSearch({ ...before, ...next }), replace: true });
  const shown = filterScenarios(cards ?? [], search);
  const helps = cards && shown.length === 0 ? mostRemoving(cards, search) : null;
  return (
    <Page
      title="Scenarios"
      lead={
        isPending
          ? 'Looking…'
          : `${shown.length} of ${cards?.length ?? 0}, each a real system that breaks in its own way`
      }
      actions={
        <Segmented
          label="View"
          value={search.view ?? 'grid'}
          options={[
            ['grid', 'Cards'],
            ['list', 'List'],
          ]}
          onChange={(view) => change({ view: view === 'list' ? 'list' : undefined })}
        />
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[216px_minmax(0,1fr)]">
        <Filters cards={cards ?? []} search={search} onChange={change} />
        <div>
          {error && <ProblemCard title="The scenarios could not be loaded" error={error} />}
          {isPending && <Waiting what="scenarios" rows={6} />}
          {helps && (
            <Empty
              action={
                <Button onClick={() => change({ [helps.filter]: undefined })}>
                  Remove {filterNames[helps.filter]}
                </Button>
              }
            >
              No scenario passes. Without {filterNames[helps.filter]} there{' '}
              {helps.shows === 1 ? 'is 1' : `are ${helps.shows}`}.
            </Empty>
          )}
          {cards?.length === 0 && (
            <Empty>No scenario is installed. A scenario is a folder in scenarios/ of this installation.</Empty>
          )}
          <ScenarioList cards={shown} asList={search.view === 'list'} />
        </div>
      </div>
    </Page>
  );
}
