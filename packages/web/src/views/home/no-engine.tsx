import type { Status } from '@chaos-engine/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PlugZap, RefreshCw } from 'lucide-react';
import { api } from '../../api.ts';
import { Button, buttonLook } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { queries } from '../../queries.ts';

/** First run without an engine: what was looked for, what was found, and the exact next step. */
export function NoEngine({ status }: { status: Status }) {
  const queryClient = useQueryClient();
  const again = useMutation({
    mutationFn: api.checkAgain,
    onSuccess: (fresh) => {
      queryClient.setQueryData(queries.status.queryKey, fresh);
      void queryClient.invalidateQueries({ queryKey: queries.scenarios.queryKey });
    },
  });
  const failing = status.checks.filter(({ state }) => state === 'fail');
  return (
    <section aria-labelledby="no-engine" className="rounded-lg border border-line bg-panel p-6 md:p-7">
      <div className="flex items-start gap-4">
        <PlugZap aria-hidden size={26} className="mt-1 shrink-0 text-warn" />
        <div className="min-w-0 flex-1">
          <h2 id="no-engine" className="text-xl font-semibold tracking-tight">
            No container engine found
          </h2>
          <p className="mt-1 text-text-2">
            Playgrounds are real containers, so a round needs Docker or Podman on this machine. Everything else works.
          </p>
          {failing.map((check) => (
            <div key={check.id} className="mt-4">
              <p className="eyebrow">Looked for</p>
              <p className="mt-1 rounded-md border border-line bg-well p-3 font-mono text-xs break-words text-text-2">
                {check.result}
              </p>
              {check.fix && (
                <>
                  <p className="eyebrow mt-4">Next step</p>
                  <div className="mt-1 flex flex-wrap items-center gap-2 rounded-md border border-line bg-well p-3">
                    <code className="min-w-0 flex-1 font-mono text-sm break-words">{check.fix}</code>
                    <CopyButton text={check.fix} label="Copy" />
                  </div>
                </>
              )}
            </div>
          ))}
          <div className="mt-5 flex flex-wrap gap-3">
            <Button
              variant="primary"
              busy={again.isPending}
              icon={<RefreshCw aria-hidden size={15} className={again.isPending ? 'animate-spin' : ''} />}
              onClick={() => again.mutate()}
            >
              {again.isPending ? 'Looking…' : 'Check again'}
            </Button>
            <Link to="/doctor" className={buttonLook()}>
              All checks
            </Link>
          </div>
          <p role="status" className="mt-2 text-xs text-muted">
            {again.isSuccess && !again.data.engine.reachable && `Still nothing: ${again.data.engine.detail}`}
            {again.isError && again.error.message}
          </p>
        </div>
      </div>
    </section>
  );
}
