import type { FailureModes, RoundFailureModes } from '@chaos-engine/protocol';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Panel } from '../../components/panel.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { CauseTraining } from './cause-training.tsx';

type Axis = keyof FailureModes['axes'];

const axes: readonly (readonly [Axis, string])[] = [
  ['cause', 'Causes'],
  ['symptom', 'Symptoms'],
  ['role', 'Roles'],
  ['trigger', 'Triggers'],
  ['mitigation', 'Remedies'],
];

/** The closed lists an incident is classed by, with how often each entry occurs; causes also with what trains them. */
export function Terms({ modes, trained }: { modes: FailureModes; trained: readonly RoundFailureModes[] }) {
  const [axis, setAxis] = useState<Axis>('cause');
  const terms = [...modes.axes[axis]].sort((a, b) => b.incidents - a.incidents);
  const most = Math.max(1, ...terms.map(({ incidents }) => incidents));
  return (
    <Panel title="Classes">
      <div className="overflow-x-auto border-b border-line px-4 py-3">
        <Segmented label="Axis" value={axis} options={axes} onChange={setAxis} />
      </div>
      {axis === 'cause' && <Gaps modes={modes} />}
      <ul className="divide-y divide-line-soft">
        {terms.map(({ id, title, about, incidents }) => (
          <li
            key={id}
            className="grid items-center gap-x-6 gap-y-1 px-4 py-2.5 md:grid-cols-[minmax(0,1fr)_170px_minmax(0,190px)]"
          >
            <div className="min-w-0">
              <h3 className="text-sm font-medium">{title}</h3>
              <p className="text-xs text-text-2">{about}</p>
            </div>
            <Bar incidents={incidents} most={most}>
              {isSearchable(axis) && incidents > 0 ? (
                <Link
                  to="/failure-modes"
                  search={{ [axis]: id }}
                  hash="incidents"
                  className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
                >
                  {incidentWords(incidents)}
                  <span className="sr-only">: {title}</span>
                </Link>
              ) : (
                incidentWords(incidents)
              )}
            </Bar>
            {axis === 'cause' && <CauseTraining cause={id} modes={modes} trained={trained} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const isSearchable = (axis: Axis): axis is 'cause' | 'symptom' | 'role' =>
  axis === 'cause' || axis === 'symptom' || axis === 'role';

const incidentWords = (incidents: number): string => `${incidents} incident${incidents === 1 ? '' : 's'}`;

function Bar({ incidents, most, children }: { incidents: number; most: number; children: ReactNode }) {
  return (
    <div className="num text-xs text-text-2">
      {children}
      <div aria-hidden className="mt-1 h-1 rounded-full bg-raised">
        <div className="h-1 rounded-full bg-accent" style={{ width: `${(100 * incidents) / most}%` }} />
      </div>
    </div>
  );
}

/** What happens out there and cannot be trained yet. */
function Gaps({ modes: { axes: lists, gaps, coverage } }: { modes: FailureModes }) {
  if (gaps.length === 0) return null;
  const titles = lists.cause.filter(({ id }) => gaps.includes(id)).map(({ title }) => title);
  const incidents = coverage.filter(({ cause }) => gaps.includes(cause)).reduce((sum, one) => sum + one.incidents, 0);
  return (
    <p className="border-b border-line bg-wash-warn px-4 py-2.5 text-sm text-text-2">
      <strong className="font-semibold text-text">Not trained yet:</strong> {titles.join(', ')}. They stand for{' '}
      {incidents} of the incidents, and no scenario is about them.
    </p>
  );
}
