import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../../components/page.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { useTitle } from '../../components/use-title.ts';
import { useTrained } from '../../components/use-trained.ts';
import { Waiting } from '../../components/waiting.tsx';
import { queries } from '../../queries.ts';
import { parseFailureSearch } from '../../search-params.ts';
import { HeatMap } from './heat-map.tsx';
import type { Change } from './incident-search.tsx';
import { Incidents } from './incidents.tsx';
import { Terms } from './terms.tsx';

const route = getRouteApi('/shell/failure-modes');

/** How systems fail in public: the incidents, their classes, and what can be trained. */
export function FailureModesView() {
  useTitle('Failure modes');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const trained = useTrained();
  const { data: modes, error, isPending } = useQuery(queries.failureModes);
  const change: Change = (next) =>
    void navigate({
      search: (before) => parseFailureSearch({ ...before, ...next }),
      replace: true,
      resetScroll: false,
    });
  return (
    <Page
      title="Failure modes"
      lead={
        modes &&
        `${modes.incidents} incidents that ${modes.organisations} organisations told in public, ${modes.years.join(' to ')}: what broke, how it showed, and what ended it.`
      }
    >
      {error && <ProblemCard title="The failure modes could not be loaded" error={error} />}
      {isPending && <Waiting what="the failure modes" rows={8} />}
      {modes && (
        <div className="space-y-5">
          <HeatMap modes={modes} />
          <Incidents modes={modes} search={search} trained={trained} onChange={change} />
          <Terms modes={modes} trained={trained} />
          <p className="max-w-[80ch] text-xs text-muted">
            Scenarios are counted over the whole catalogue, whether or not they are installed here. Which class a
            scenario belongs to is told in the debrief of a round, and here to who has had it.
          </p>
        </div>
      )}
    </Page>
  );
}
