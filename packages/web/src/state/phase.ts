import type { Phase, RoundView } from '@chaos-engine/protocol';
import { spokenDuration } from '../format/duration.ts';

export type Tone = 'ok' | 'warn' | 'crit' | 'info' | 'unknown' | 'paused';

export interface PhaseLook {
  readonly tone: Tone;
  readonly word: string;
}

/** How the incident bar names where the round is: always a word, never a colour alone. */
export function phaseLook(view: Pick<RoundView, 'phase' | 'clock' | 'localised' | 'diagnosed'>): PhaseLook {
  if (view.clock.stopped !== null && live.has(view.phase)) return { tone: 'paused', word: 'Paused' };
  switch (view.phase) {
    case 'lobby':
      return { tone: 'unknown', word: 'Lobby' };
    case 'preparing':
      return { tone: 'unknown', word: 'Preparing' };
    case 'steadying':
      return { tone: 'info', word: 'Steadying' };
    case 'watch':
      return { tone: 'warn', word: 'On watch' };
    case 'incident':
      return { tone: 'crit', word: view.diagnosed === null ? 'Incident' : 'Mitigating' };
    case 'holding':
      return { tone: 'ok', word: 'Holding' };
    case 'verifying':
      return { tone: 'ok', word: 'Verifying' };
    case 'answers':
      return { tone: 'info', word: 'Answers' };
    case 'ended':
      return { tone: 'unknown', word: 'Debrief' };
  }
}

const live: ReadonlySet<Phase> = new Set(['steadying', 'watch', 'incident', 'holding', 'verifying', 'answers']);

/** Whether the playground can be worked in. */
export const inWarRoom = (phase: Phase): boolean =>
  phase === 'watch' || phase === 'incident' || phase === 'holding' || phase === 'verifying' || phase === 'answers';

export type ActionId = 'declare' | 'localise' | 'diagnose' | 'finish';

/** The one thing to do next, as the bar's filled button; `null` when all that is left is to repair. */
export function primaryAction(
  view: Pick<RoundView, 'phase' | 'localised' | 'diagnosed' | 'declaredAt'>,
): ActionId | null {
  if (view.phase === 'watch' || (inWarRoom(view.phase) && view.declaredAt === null && view.phase !== 'answers'))
    return 'declare';
  if (!inWarRoom(view.phase)) return null;
  if (view.localised === null) return 'localise';
  if (view.diagnosed === null) return 'diagnose';
  return view.phase === 'answers' ? 'finish' : null;
}

const stopWords = {
  'server-away': 'the server was away',
  'engine-gone': 'the container engine does not answer',
  'samples-missing': 'the users cannot be seen at the moment',
  paused: 'the round is paused',
} as const;

/** Why the clock stands, as a sentence; `null` while it runs. */
export function stoppedSentence(view: Pick<RoundView, 'clock' | 'phase'>): string | null {
  const { stopped } = view.clock;
  return stopped === null || !live.has(view.phase)
    ? null
    : `Clock stopped: ${stopWords[stopped]}. Nothing is charged until it runs again.`;
}

/** What a screen reader is told when a view follows another; `null` when nothing worth a word changed. */
export function phaseAnnouncement(before: RoundView | null, after: RoundView): string | null {
  if (before === null || before.phase === after.phase) return null;
  switch (after.phase) {
    case 'watch':
      return 'You are on watch. The system is healthy.';
    case 'incident':
      return before.phase === 'watch' ? 'Incident declared.' : 'Recovery lost. The incident goes on.';
    case 'holding':
      return after.hold === null
        ? 'Users are well again. Holding.'
        : `Users are well again. Holding for ${spokenDuration(after.hold.forMs)}.`;
    case 'verifying':
      return 'Recovery sustained. Checking that it lasts.';
    case 'answers':
      return 'The incident is over. You can still complete your answers.';
    case 'ended':
      return 'The round has ended. The debrief is open.';
    default:
      return null;
  }
}
