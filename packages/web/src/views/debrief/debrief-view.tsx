import type { Debrief } from '@chaos-engine/protocol';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { api } from '../../api.ts';
import { buttonLook } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { useTitle } from '../../components/use-title.ts';
import { Waiting } from '../../components/waiting.tsx';
import { AuthorPanel } from './author-panel.tsx';
import { MomentsPanel } from './moments-panel.tsx';
import { Replay } from './replay.tsx';
import { ScorePanel } from './score-panel.tsx';
import { StoryPanel } from './story-panel.tsx';
import { TruthPanel } from './truth-panel.tsx';

export interface DebriefViewProps {
  readonly code: string;
  /** Second of the round to open the replay at. */
  readonly startAtSeconds: number | null;
  /** The round has just ended: its score is being computed. */
  readonly waitForGrade: boolean;
  readonly onScrub: (seconds: number) => void;
  /** What to show instead when there is no debrief for this browser. */
  readonly unavailable: (error: Error) => ReactNode;
}

/** A round that is over: what it was worth and why, what really happened, and all of it again. */
export function DebriefView(props: DebriefViewProps) {
  const { code, waitForGrade, unavailable } = props;
  const { data, error, isPending } = useQuery({
    queryKey: ['debrief', code],
    queryFn: () => api.debrief(code),
    staleTime: Number.POSITIVE_INFINITY,
    retry: waitForGrade ? 40 : 1,
    retryDelay: 500,
  });
  useTitle(data ? `Debrief: ${data.row.title}` : 'Debrief');
  if (isPending) return <Waiting what="the debrief" rows={10} className="mx-auto max-w-[1160px] p-8" />;
  return error ? unavailable(error) : <Told {...props} debrief={data} />;
}

function Told({ code, debrief, startAtSeconds, onScrub }: DebriefViewProps & { readonly debrief: Debrief }) {
  return (
    <main id="main" className="mx-auto w-full max-w-[1240px] px-4 py-6 md:px-8">
      <header className="mb-5 flex flex-wrap items-end gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1">
          <p className="eyebrow">
            Debrief · {code} · {debrief.row.mode}
          </p>
          <h1 className="mt-1 text-3xl font-semibold tracking-tight text-balance">{debrief.row.title}</h1>
        </div>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={location.href} label="Copy link" />
          <Link to="/scenarios" className={buttonLook('secondary', 'sm')}>
            More scenarios
          </Link>
          <Link to="/s/$id" params={{ id: debrief.scenario }} className={buttonLook('primary', 'sm')}>
            <RotateCcw aria-hidden size={13} /> Play again
          </Link>
        </div>
      </header>
      <div className="space-y-5">
        <ScorePanel debrief={debrief} />
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <TruthPanel debrief={debrief} />
          <MomentsPanel debrief={debrief} />
        </div>
        <Replay
          code={code}
          debrief={debrief}
          startAt={startAtSeconds === null ? null : startAtSeconds * 1_000}
          onScrub={(at) => onScrub(Math.round(at / 1_000))}
        />
        <AuthorPanel debrief={debrief} />
        <StoryPanel debrief={debrief} />
      </div>
    </main>
  );
}
