import type { Entry } from '../facts.ts';
import { observe, openSloState, type SloState } from '../judge/slo-window.ts';
import type { Scenario } from '../scenario.ts';
import type { Millis, RoundTime } from '../units.ts';
import type { Mark } from './score-card.ts';

export type Opened = Extract<Entry, { type: 'round.opened' }>;

/** A recovery that was held; `revokedBy` when it did not stay. */
export interface HeldRecovery {
  /** t*: its first good moment. */
  readonly since: Mark;
  readonly sustained: Mark;
  readonly revokedBy: (Mark & { readonly cause: 'relapse' | 'probe' | 'guard' }) | null;
}

/** What happened to users, judged anew from samples, guards and probes alone. */
export interface Incident {
  /** When the first fault was on its way; `null` when none ever was. */
  readonly beganAt: RoundTime | null;
  /** T_imp. */
  readonly impact: Mark | null;
  readonly held: readonly HeldRecovery[];
  /** The recovery that stayed through soak and durability probe. */
  readonly durable: HeldRecovery | null;
  readonly end: IncidentEnd;
}

export interface IncidentEnd extends Mark {
  readonly why: 'durable' | 'gave-up' | 'stopped' | 'limit' | 'log-end';
}

/** Judges a round from its entries, in order of (at, seq). */
export function incidentOf(entries: readonly Entry[], opened: Opened, truth: Scenario['sealed']): Incident {
  const { rules, judged, limitMs } = opened;
  const held: HeldRecovery[] = [];
  let state = openSloState(judged, truth.truth.impact);
  let sufferingSince: RoundTime = 0;
  let sampledAt: RoundTime = 0;
  let proven = truth.durability.length === 0;
  const result = (end: IncidentEnd): Incident => ({
    beganAt: state.beganAt,
    impact: state.impactSince === null ? null : markOf(entries, state.impactSince),
    held,
    durable: end.why === 'durable' ? (held.at(-1) ?? null) : null,
    end,
  });

  for (const entry of entries) {
    const limitAt = Math.max((state.impactSince ?? Number.POSITIVE_INFINITY) + limitMs, sufferingSince);
    if (isSuffering(state) && entry.at > limitAt)
      return result({ at: limitAt, seq: markOf(entries, limitAt).seq, why: 'limit' });
    const ended = endBy(entry);
    if (ended !== null) return result({ at: entry.at, seq: entry.seq, why: ended });

    const before = state;
    state = observe(state, entry, rules).state;
    if (isSuffering(state) && !isSuffering(before)) sufferingSince = entry.at;
    if (entry.type === 'durability.probed') proven = entry.passed;
    const last = held.at(-1);
    const was = before.recovery?.sustainedAt ?? null;
    const now = state.recovery?.sustainedAt ?? null;
    if (last && was !== null && now === null)
      held[held.length - 1] = { ...last, revokedBy: { at: entry.at, seq: entry.seq, cause: causeOf(entry) } };
    if (state.recovery !== null && was === null && now !== null) {
      held.push({
        since: markOf(entries, state.recovery.since),
        sustained: { at: entry.at, seq: entry.seq },
        revokedBy: null,
      });
      proven = truth.durability.length === 0;
    }
    if (entry.type === 'sli.sampled') sampledAt = entry.at;
    // The proof may stand behind the sample that ends the soak: a sample is stamped with the second it speaks of.
    if (proven && soaked(now, sampledAt, rules.soakForMs))
      return result({ at: entry.at, seq: entry.seq, why: 'durable' });
  }
  const last = entries.at(-1) ?? opened;
  return result({ at: last.at, seq: last.seq, why: 'log-end' });
}

/** The entry a moment rests on: the sample of that moment, else the last entry up to it. */
export function markOf(entries: readonly Entry[], at: RoundTime): Mark {
  const sample = entries.find((entry) => entry.type === 'sli.sampled' && entry.at === at);
  const seq = (sample ?? entries.findLast((entry) => entry.at <= at))?.seq ?? 0;
  return { at, seq };
}

function isSuffering(state: SloState): boolean {
  return state.impactSince !== null && (state.recovery === null || state.guardsViolated.length > 0);
}

function soaked(sustainedAt: RoundTime | null, at: RoundTime, soakForMs: Millis): boolean {
  return sustainedAt !== null && at >= sustainedAt + soakForMs;
}

/** Ends that no sample can tell: what people did, and the limit as the round met it. */
function endBy(entry: Entry): IncidentEnd['why'] | null {
  if (entry.type === 'player.gave-up') return 'gave-up';
  if (entry.type === 'round.stopped') return 'stopped';
  return entry.type === 'deadline.reached' && entry.deadline === 'limit' ? 'limit' : null;
}

function causeOf(entry: Entry): 'relapse' | 'probe' | 'guard' {
  if (entry.type === 'durability.probed') return 'probe';
  return entry.type === 'sli.sampled' ? 'relapse' : 'guard';
}
