import { Link } from '@tanstack/react-router';
import { useTrained } from '../../components/use-trained.ts';

/** The failure class of a scenario, for who has had its debrief; nothing for anybody else. */
export function KnownClass({ scenario }: { scenario: string }) {
  const known = useTrained().find((one) => one.scenario === scenario);
  return known?.classes.map(({ id, title }) => (
    <Link
      key={id}
      to="/failure-modes"
      search={{ cause: id }}
      hash="incidents"
      className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
    >
      {title}
    </Link>
  ));
}
