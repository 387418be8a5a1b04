import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiError } from '../../api.ts';
import { RoundWaiting } from '../../components/round-notices.tsx';
import { usePrintTheme } from '../../components/use-print-theme.ts';
import { useTheme } from '../../components/use-theme.ts';
import { useTitle } from '../../components/use-title.ts';
import { queries } from '../../queries.ts';
import { DebriefBar } from './debrief-bar.tsx';
import { FailureClass } from './failure-class.tsx';
import { AuthorText, Lessons } from './lessons.tsx';
import { Moments } from './moments.tsx';
import { Paths } from './paths.tsx';
import { ReplayKeys } from './replay/replay-keys.tsx';
import { ReplayPanel } from './replay/replay-panel.tsx';
import { createReplay } from './replay/replay-store.ts';
import { useReplay } from './replay/use-replay.ts';
import { ScoreHeader } from './score-header.tsx';
import { ScoreLines } from './score-lines.tsx';
import { Truth } from './truth.tsx';
import { Untold } from './untold.tsx';
import { VoidNotice } from './void-notice.tsx';

export interface DebriefViewProps {
  readonly code: string;
  /** Where the replay begins, on the round clock. */
  readonly startAtSeconds: number | null;
  /** The round has only just ended: its grade may take a moment. */
  readonly waitForGrade: boolean;
  readonly onScrub: (seconds: number) => void;
  readonly unavailable: (error: Error) => ReactNode;
}

const gradeTries = 20;
const looksAfterwards = 4;

/** What happened, what it was worth and why, and the round to be looked at again. */
export function DebriefView({ code, startAtSeconds, waitForGrade, onScrub, unavailable }: DebriefViewProps) {
  const theme = useTheme();
  const [told, setTold] = useState(false);
  usePrintTheme(theme);
  const { data: debrief, error } = useQuery({
    ...queries.debrief(code),
    retry: (tries, failure) =>
      waitForGrade && tries < gradeTries && failure instanceof ApiError && failure.status === 409,
    retryDelay: 1_000,
    // Faults are still being undone when a round has only just ended.
    refetchInterval: ({ state }) => waitForGrade && state.dataUpdateCount < looksAfterwards && 6_000,
  });
  const replay = useReplay(debrief ?? null, startAtSeconds, createReplay);
  useTitle(debrief ? `Debrief: ${debrief.row.title}` : 'Debrief');
  if (error) return unavailable(error);
  if (!debrief || !replay) return <RoundWaiting what={waitForGrade ? 'the grade' : 'the debrief'} />;
  const graded = debrief.score !== null;
  const { faults } = debrief.truth;
  const untold = !told && !graded && faults.length > 0 && faults.every(({ at }) => at === null);
  return (
    <div className="min-h-dvh">
      <a href="#main" className="skip-link">
        Skip to content
      </a>
      <DebriefBar debrief={debrief} replay={replay} />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[1360px] space-y-5 px-4 py-6 outline-none md:px-8">
        {graded ? <ScoreHeader debrief={debrief} /> : <VoidNotice debrief={debrief} />}
        <ReplayPanel debrief={debrief} replay={replay} theme={theme} onScrub={onScrub} />
        {untold ? (
          <Untold onTell={() => setTold(true)} />
        ) : (
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)]">
            <div className="space-y-5">
              {graded && <ScoreLines debrief={debrief} replay={replay} />}
              <Paths debrief={debrief} replay={replay} />
              <AuthorText text={debrief.text} />
            </div>
            <div className="space-y-5">
              <Truth debrief={debrief} />
              <Moments debrief={debrief} replay={replay} />
              <Lessons debrief={debrief} />
              <FailureClass code={code} />
            </div>
          </div>
        )}
        <footer className="border-t border-line pt-3 font-mono text-2xs break-all text-muted">
          grader {debrief.graderVersion} · scenario {debrief.digest} · log {debrief.logHead}
        </footer>
      </main>
      <ReplayKeys debrief={debrief} replay={replay} />
    </div>
  );
}
