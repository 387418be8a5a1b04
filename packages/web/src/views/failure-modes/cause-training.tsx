import type { FailureModes, RoundFailureModes } from '@chaos-engine/protocol';
import { Link } from '@tanstack/react-router';

/** How many scenarios and checks there are for a cause; named are only scenarios that were debriefed to this player. */
export function CauseTraining({
  cause,
  modes,
  trained,
}: {
  cause: string;
  modes: FailureModes;
  trained: readonly RoundFailureModes[];
}) {
  const covered = modes.coverage.find((one) => one.cause === cause);
  const known = trained.filter(({ classes }) => classes.some(({ id }) => id === cause));
  if (!covered) return null;
  return (
    <div className="num text-xs text-text-2">
      {covered.scenarios === 0 ? (
        <p className="font-medium text-warn">no scenario yet</p>
      ) : (
        <p>
          {plural(covered.scenarios, 'scenario')}, {plural(covered.antibodyChecks, 'check')}
        </p>
      )}
      {known.map(({ scenario, title }) => (
        <p key={scenario}>
          You played{' '}
          <Link
            to="/s/$id"
            params={{ id: scenario }}
            className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
          >
            {title}
          </Link>
        </p>
      ))}
    </div>
  );
}

const plural = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
