import type { FailureModes, IncidentCard, RoundFailureModes } from '@chaos-engine/protocol';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { IncidentItem } from '../../components/incident-item.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { queries } from '../../queries.ts';
import type { FailureSearch } from '../../search-params.ts';
import { type Change, IncidentSearch } from './incident-search.tsx';

export interface IncidentsProps {
  readonly modes: FailureModes;
  readonly search: FailureSearch;
  readonly trained: readonly RoundFailureModes[];
  readonly onChange: Change;
}

/** The incidents themselves: searched, narrowed, page by page. */
export function Incidents({ modes, search, trained, onChange }: IncidentsProps) {
  const { data, error, isPending } = useQuery(queries.incidents(search));
  const narrow: Change = (next) => onChange({ ...next, page: undefined });
  return (
    <div id="incidents" tabIndex={-1} className="scroll-mt-4 outline-none">
      <Panel
        title="Incidents"
        aside={
          <span role="status" className="num text-xs text-muted">
            {data && `${data.total} of ${modes.incidents}`}
          </span>
        }
      >
        <IncidentSearch modes={modes} search={search} counts={data?.counts} onChange={narrow} />
        {error && (
          <div className="p-4">
            <ProblemCard title="The incidents could not be loaded" error={error} />
          </div>
        )}
        {isPending && <Waiting what="the incidents" rows={6} className="p-4" />}
        {data?.total === 0 && <Empty>No incident is like this. Try fewer words, or another class.</Empty>}
        <ul className="divide-y divide-line-soft">
          {data?.incidents.map((incident) => (
            <li key={incident.id}>
              <IncidentItem incident={incident}>
                <Classes incident={incident} modes={modes} trained={trained} />
              </IncidentItem>
            </li>
          ))}
        </ul>
        {data && data.pages > 1 && <Pager page={data.page} pages={data.pages} onPage={(page) => onChange({ page })} />}
      </Panel>
    </div>
  );
}

function Classes({
  incident,
  modes: { axes },
  trained,
}: {
  incident: IncidentCard;
  modes: FailureModes;
  trained: readonly RoundFailureModes[];
}) {
  const title = (list: readonly { readonly id: string; readonly title: string }[], id: string) =>
    list.find((term) => term.id === id)?.title ?? id;
  const played = trained.filter(({ classes }) => classes.some(({ id }) => id === incident.cause));
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-1.5 text-2xs text-text-2">
      <Tag>{title(axes.cause, incident.cause)}</Tag>
      <Tag>{title(axes.symptom, incident.symptom)}</Tag>
      <Tag>{title(axes.role, incident.role)}</Tag>
      <span className="ml-1">
        Ended by: {incident.mitigations.map((id) => title(axes.mitigation, id).toLowerCase()).join(', ')}
      </span>
      {played.map(({ scenario, title: name }) => (
        <span key={scenario} className="ml-1">
          You played one like it:{' '}
          <Link
            to="/s/$id"
            params={{ id: scenario }}
            className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
          >
            {name}
          </Link>
        </span>
      ))}
    </div>
  );
}

const Tag = ({ children }: { children: string }) => (
  <span className="rounded-sm bg-raised px-1.5 py-px">{children}</span>
);

function Pager({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  return (
    <nav aria-label="Pages of incidents" className="flex items-center gap-3 border-t border-line px-4 py-3">
      <Button disabledBecause={page <= 1 ? 'This is the first page.' : null} onClick={() => onPage(page - 1)}>
        Previous
      </Button>
      <span className="num text-xs text-text-2">
        Page {page} of {pages}
      </span>
      <Button disabledBecause={page >= pages ? 'This is the last page.' : null} onClick={() => onPage(page + 1)}>
        Next
      </Button>
    </nav>
  );
}
