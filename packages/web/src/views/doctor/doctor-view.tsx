import type { CheckState, Status } from '@chaos-engine/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RefreshCw, ShieldCheck, ShieldX } from 'lucide-react';
import { api } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Page } from '../../components/page.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemCard } from '../../components/problem-card.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { ThemeChoice } from '../../components/theme-choice.tsx';
import { useTitle } from '../../components/use-title.ts';
import { Waiting } from '../../components/waiting.tsx';
import { queries } from '../../queries.ts';
import type { Tone } from '../../state/phase.ts';

const looks: Readonly<Record<CheckState, readonly [Tone, string]>> = {
  ok: ['ok', 'Well'],
  warn: ['warn', 'Weak'],
  fail: ['crit', 'Fails'],
  unknown: ['unknown', 'Unknown'],
};

const modes: readonly { readonly id: Status['isolation']; readonly title: string; readonly about: string }[] = [
  { id: 'solo', title: 'Solo', about: 'you, on your own machine' },
  { id: 'gameday', title: 'Game day', about: 'people you trust' },
  { id: 'competition', title: 'Competition', about: 'strangers' },
];

/** Whether this machine can play, and how far it can be trusted while it does. */
export function DoctorView() {
  useTitle('Doctor');
  const queryClient = useQueryClient();
  const { data: status, error, isPending } = useQuery(queries.status);
  const again = useMutation({
    mutationFn: api.checkAgain,
    onSuccess: (fresh) => queryClient.setQueryData(queries.status.queryKey, fresh),
  });
  return (
    <Page
      title="Doctor"
      lead="Whether this machine can play, and what holds while it does."
      actions={
        <div className="flex flex-wrap items-center gap-3">
          <span className="lg:hidden">
            <ThemeChoice />
          </span>
          <Button
            variant="primary"
            busy={again.isPending}
            onClick={() => again.mutate()}
            icon={<RefreshCw aria-hidden size={15} className={again.isPending ? 'animate-spin' : ''} />}
          >
            {again.isPending ? 'Looking…' : 'Check again'}
          </Button>
        </div>
      }
    >
      {isPending && <Waiting what="the checks" rows={6} />}
      {(error ?? again.error) && <ProblemCard title="The checks could not be made" error={error ?? again.error} />}
      {status && (
        <div className="space-y-5">
          <Panel title="Checks">
            <ul className="divide-y divide-line-soft">
              {status.checks.map((check) => (
                <li key={check.id} className="grid gap-x-5 gap-y-1 px-5 py-3.5 md:grid-cols-[84px_minmax(0,1fr)]">
                  <span>
                    <StatusChip tone={looks[check.state][0]}>{looks[check.state][1]}</StatusChip>
                  </span>
                  <div className="min-w-0">
                    <p className="font-medium">{check.title}</p>
                    <p className="text-sm break-words text-text-2">{check.result}</p>
                    <p className="text-xs text-muted">{check.why}</p>
                    {check.fix && (
                      <div className="mt-2 flex flex-wrap items-center gap-2 rounded-md border border-line bg-well px-3 py-2">
                        <code className="min-w-0 flex-1 font-mono text-xs break-words">{check.fix}</code>
                        <CopyButton text={check.fix} label="Copy" />
                      </div>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </Panel>
          <Panel
            title="Isolation"
            aside={<span className="text-xs text-muted">measured on this machine, not assumed</span>}
          >
            <ol className="grid gap-px border-b border-line bg-line sm:grid-cols-3">
              {modes.map(({ id, title, about }, index) => {
                const allowed = index <= modes.findIndex((mode) => mode.id === status.isolation);
                return (
                  <li key={id} className="flex items-center gap-3 bg-panel px-5 py-3.5">
                    <StatusChip tone={allowed ? 'ok' : 'unknown'}>{allowed ? 'Allowed' : 'Not here'}</StatusChip>
                    <span>
                      <span className="block font-medium">{title}</span>
                      <span className="block text-xs text-muted">{about}</span>
                    </span>
                  </li>
                );
              })}
            </ol>
            <ul className="divide-y divide-line-soft">
              {status.promises.map(({ id, text, held, because }) => (
                <li key={id} className="flex items-start gap-3 px-5 py-3">
                  {held ? (
                    <ShieldCheck aria-hidden size={17} className="mt-0.5 shrink-0 text-ok" />
                  ) : (
                    <ShieldX aria-hidden size={17} className="mt-0.5 shrink-0 text-muted" />
                  )}
                  <div>
                    <p className={held ? 'font-medium' : 'font-medium text-text-2'}>
                      <span className="sr-only">{held ? 'Holds: ' : 'Does not hold: '}</span>
                      {text}
                    </p>
                    <p className="text-xs text-muted">
                      {held ? '' : 'Not here: '}
                      {because}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      )}
    </Page>
  );
}
