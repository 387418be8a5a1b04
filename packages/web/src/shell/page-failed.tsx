import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from '../components/button.tsx';
import { ProblemCard } from '../components/problem-card.tsx';

/** The page itself broke: the round goes on without it. */
export function PageFailed({ error }: ErrorComponentProps) {
  return (
    <main className="mx-auto max-w-xl p-6 pt-24">
      <h1 className="sr-only">This page could not be drawn</h1>
      <ProblemCard
        title="This page could not be drawn"
        error={error}
        actions={
          <Button size="sm" variant="primary" onClick={() => location.reload()}>
            Load it again
          </Button>
        }
      />
    </main>
  );
}
