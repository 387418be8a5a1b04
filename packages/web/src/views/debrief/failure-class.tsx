import type { RoundFailureModes } from '@chaos-engine/protocol';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IncidentItem } from '../../components/incident-item.tsx';
import { Panel } from '../../components/panel.tsx';
import { queries } from '../../queries.ts';

/** What kind of failure it was, more incidents of that kind, and what to look for at home. A quiet round has none. */
export function FailureClass({ code }: { code: string }) {
  const { data } = useQuery(queries.roundFailureModes(code));
  if (!data || data.classes.length === 0) return null;
  return (
    <>
      <Panel title="This kind of failure">
        <ul className="divide-y divide-line-soft border-b border-line-soft">
          {data.classes.map(({ id, title, about, incidents }) => (
            <li key={id} className="px-4 py-2.5 text-sm">
              <p className="font-medium">{title}</p>
              <p className="text-text-2">{about}</p>
              <Link
                to="/failure-modes"
                search={{ cause: id }}
                hash="incidents"
                className="num inline-flex min-h-6 items-center text-xs text-accent underline-offset-2 hover:underline"
              >
                All {incidents} public incidents of this kind
              </Link>
            </li>
          ))}
        </ul>
        <ul className="divide-y divide-line-soft">
          {data.incidents.slice(0, 3).map((incident) => (
            <li key={incident.id}>
              <IncidentItem incident={incident} />
            </li>
          ))}
        </ul>
      </Panel>
      {data.antibodyChecks.length > 0 && <Antibodies checks={data.antibodyChecks} />}
    </>
  );
}

function Antibodies({ checks }: { checks: RoundFailureModes['antibodyChecks'] }) {
  return (
    <Panel title="Is your own system like this?">
      <ul className="divide-y divide-line-soft">
        {checks.map(({ id, text, services }) => (
          <li key={id} className="grid grid-cols-[52px_minmax(0,1fr)] gap-x-3 px-4 py-2.5 text-sm">
            <span className="font-mono text-2xs leading-5 text-muted">{id}</span>
            <div className="min-w-0">
              <p>{text}</p>
              {services.length > 0 && (
                <p className="text-xs text-muted">
                  here: <span className="font-mono">{services.join(', ')}</span>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
