import type { Entry, Millis, RoundState, Rules } from '@chaos-engine/core';
import type { PlayPromise } from './plays.ts';

/** What the watch over a play knows, second by second. */
export interface WatchInput {
  readonly state: RoundState;
  /** Entries since the play began. */
  readonly entries: readonly Entry[];
  /** Since its steps were done. */
  readonly elapsedMs: Millis;
}

/** How much longer than due a recovery that is being held or probed is waited for. */
const settleForMs = 180_000;

/** Whether enough has been seen of a play to know if its promise is kept. */
export function hasSeenEnough(promise: PlayPromise, rules: Rules, { state, entries, elapsedMs }: WatchInput): boolean {
  if (['answers', 'closing', 'ended', 'archived'].includes(state)) return true;
  if (isDecided(promise, entries)) return true;
  const dueMs = watchFor(promise, rules);
  const settling = state === 'holding' || state === 'probing';
  return elapsedMs >= dueMs && !(settling && promise !== 'data-loss' && elapsedMs < dueMs + settleForMs);
}

function watchFor(promise: PlayPromise, { holdForMs, soakForMs }: Rules): Millis {
  switch (promise) {
    case 'durable':
      return 300_000;
    case 'data-loss':
      return 15_000;
    case 'gains-nothing':
      return holdForMs + 15_000;
    default:
      return holdForMs + soakForMs + 30_000;
  }
}

function isDecided(promise: PlayPromise, entries: readonly Entry[]): boolean {
  const sustained = entries.findIndex(({ type }) => type === 'recovery.sustained');
  if (promise === 'not-mitigated') return sustained >= 0;
  if (promise !== 'partial' && promise !== 'relapse') return false;
  const undone = ({ type }: Entry) => type === 'slo.breached';
  const failed = (entry: Entry) => entry.type === 'durability.probed' && !entry.passed;
  return sustained >= 0 && entries.slice(sustained).some((entry) => undone(entry) || failed(entry));
}
