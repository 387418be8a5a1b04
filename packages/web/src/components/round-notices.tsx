import { Link } from '@tanstack/react-router';
import { buttonLook } from './button.tsx';
import { ProblemCard } from './problem-card.tsx';
import { Waiting } from './waiting.tsx';

/** The round is being reached. */
export function RoundWaiting({ what }: { what: string }) {
  return (
    <main className="mx-auto max-w-md p-6 pt-[24vh]">
      <Waiting what={what} rows={4} />
    </main>
  );
}

/** The round cannot be shown here: what, why, and where to go. */
export function RoundGone({ code, error }: { code: string; error: unknown }) {
  return (
    <main className="mx-auto max-w-xl p-6 pt-[18vh]">
      <h1 className="mb-4 text-xl font-semibold">
        Round <span className="font-mono">{code}</span> cannot be opened here
      </h1>
      <ProblemCard
        title="The server did not hand it out"
        error={error}
        actions={
          <Link to="/" className={buttonLook('primary', 'sm')}>
            Go home
          </Link>
        }
      />
      <p className="mt-4 text-sm text-text-2">
        A round belongs to the browser that opened it. While it is on, it can be returned to from there; once it has
        ended, from its list of recent rounds.
      </p>
    </main>
  );
}
