import type { Entry, Outcome, VoidReason } from '../facts.ts';
import type { RoundTime } from '../units.ts';
import type { Incident, Opened } from './incident.ts';
import type { Mitigation } from './mitigation.ts';

/** Why a round has no score; `null` when it has one. */
export function voidOf(
  entries: readonly Entry[],
  opened: Opened,
  incident: Incident,
): { readonly reason: VoidReason; readonly detail: string } | null {
  const voided = entries.find((entry) => entry.type === 'round.voided');
  if (voided) return { reason: voided.reason, detail: voided.detail };
  if (isQuiet(opened)) return quietVoid(entries, opened);
  const effective = entries.find((entry) => entry.type === 'fault.effective');
  const { impact, end } = incident;
  if (impact === null) {
    if (end.why === 'gave-up' || end.why === 'stopped')
      return { reason: 'aborted-early', detail: 'the round ended before any user felt the fault' };
    return effective === undefined
      ? { reason: 'no-effect', detail: 'no fault took effect' }
      : { reason: 'no-impact', detail: 'the fault took effect, but no user felt it' };
  }
  const limit = opened.plan.maxImpactDelayMs;
  return effective !== undefined && impact.at > effective.at + limit
    ? { reason: 'no-impact', detail: `no user felt the fault within ${limit / 1_000} s of its effect` }
    : null;
}

/** How a round that is not void ended, judged from its samples. */
export function outcomeOf(opened: Opened, { end }: Incident, { held }: Mitigation): Outcome {
  if (end.why === 'stopped') return 'stopped';
  if (end.why === 'gave-up') return 'gave-up';
  if (isQuiet(opened)) return 'quiet';
  if (end.why === 'durable') return 'mitigated';
  if (held > 0) return 'symptom-only';
  return end.why === 'limit' ? 'timed-out' : 'stopped';
}

/** A round in which nothing is injected. */
export function isQuiet({ plan }: Opened): boolean {
  return plan.faults.length === 0;
}

/** When the watch began, after which a quiet round is judged. */
export function watchSince(entries: readonly Entry[]): RoundTime | null {
  return entries.find((entry) => entry.type === 'steady.confirmed')?.at ?? null;
}

/** Calm is worth something only when it was kept to the end. */
function quietVoid(entries: readonly Entry[], opened: Opened): { reason: VoidReason; detail: string } | null {
  const since = watchSince(entries);
  if (since === null) return { reason: 'never-steady', detail: 'the playground never passed the healthy gate' };
  if (entries.some(({ type }) => type === 'player.gave-up')) return null;
  const stopped = entries.find((entry) => entry.type === 'round.stopped');
  const seen = (stopped ?? entries.at(-1))?.at ?? 0;
  return seen >= since + opened.limitMs
    ? null
    : { reason: 'aborted-early', detail: 'the watch was not kept to its end' };
}
