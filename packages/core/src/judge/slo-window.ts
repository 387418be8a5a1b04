import type { Entry, Fact } from '../facts.ts';
import type { Rules } from '../rules.ts';
import type { JourneyId, RoundTime } from '../units.ts';
import { breachOn, goodRunSince, type Health, heard, onTarget } from './journey-health.ts';
import { emptyWindow } from './sample-window.ts';

/** Users as the judge sees them: the fold of the samples, guards and probes of one round. Plain data. */
export interface SloState {
  readonly judged: readonly JourneyId[];
  /** Journeys whose breach is the impact of the fault. Secret while the round runs. */
  readonly impact: readonly JourneyId[];
  readonly journeys: Health;
  /** Since when every judged journey has had its target. */
  readonly steadySince: RoundTime | null;
  /** Every judged journey has had its target for `readyForMs`. */
  readonly ready: boolean;
  /** When the first fault was on its way: a breach before it is not its impact. */
  readonly beganAt: RoundTime | null;
  /** T_imp. */
  readonly impactSince: RoundTime | null;
  readonly guardsViolated: readonly string[];
  /** No recovery begins before this: the last restored guard or failed durability probe. */
  readonly notBefore: RoundTime;
  readonly recovery: Recovery | null;
}

/** A good run of all judged journeys after the impact; `sustainedAt` once it was held for `holdForMs`. */
export interface Recovery {
  readonly since: RoundTime;
  readonly sustainedAt: RoundTime | null;
}

export interface Observed {
  readonly state: SloState;
  /** `slo.breached`, `slo.recovered`, `recovery.lost`: to be appended, in this order. */
  readonly facts: readonly Fact[];
}

/** The judge before the first sample. `impact` is empty in a quiet round. */
export function openSloState(judged: readonly JourneyId[], impact: readonly JourneyId[]): SloState {
  return {
    judged,
    impact: judged.filter((journey) => impact.includes(journey)),
    journeys: Object.fromEntries(judged.map((journey) => [journey, emptyWindow])),
    steadySince: null,
    ready: false,
    beganAt: null,
    impactSince: null,
    guardsViolated: [],
    notBefore: 0,
    recovery: null,
  };
}

/** What one more entry of the log changes, and the facts it proves. Its own facts, fed back, change nothing. */
export function observe(state: SloState, entry: Entry, rules: Rules): Observed {
  switch (entry.type) {
    case 'sli.sampled':
      return judge(sampled(state, entry, rules), entry.at, rules);
    case 'fault.intended':
    case 'fault.applied':
    case 'fault.effective':
      return still({ ...state, beganAt: state.beganAt ?? entry.at });
    case 'guard.violated':
      return still({
        ...state,
        guardsViolated: [...state.guardsViolated.filter((id) => id !== entry.guard), entry.guard],
        recovery: state.recovery && { ...state.recovery, sustainedAt: null },
      });
    case 'guard.restored':
      return holdAnew({ ...state, guardsViolated: state.guardsViolated.filter((id) => id !== entry.guard) }, entry.at);
    case 'durability.probed':
      return entry.passed ? still(state) : holdAnew(state, entry.at);
    default:
      return still(state);
  }
}

function still(state: SloState): Observed {
  return { state, facts: [] };
}

function sampled(state: SloState, entry: Extract<Entry, { type: 'sli.sampled' }>, rules: Rules): SloState {
  const journeys = heard(state.journeys, entry, rules);
  const steadySince = onTarget(journeys, entry.at, rules) ? (state.steadySince ?? entry.at) : null;
  return { ...state, journeys, steadySince, ready: steadySince !== null && entry.at - steadySince >= rules.readyForMs };
}

function judge(state: SloState, at: RoundTime, rules: Rules): Observed {
  if (state.impactSince === null) return awaitImpact(state);
  if (state.recovery === null) return awaitRecovery(state, at, rules);
  const { since, sustainedAt } = state.recovery;
  return sustainedAt === null ? hold(state, since, at, rules) : soak(state, since);
}

function awaitImpact(state: SloState): Observed {
  if (state.beganAt === null) return still(state);
  const breach = breachOn(state.journeys, state.impact, state.beganAt);
  return breach === null ? still(state) : { state: { ...state, impactSince: breach.since }, facts: [breach] };
}

function awaitRecovery(state: SloState, at: RoundTime, rules: Rules): Observed {
  const since = runSince(state);
  if (since === null || !onTarget(state.journeys, at, rules)) return still(state);
  const held = hold(state, since, at, rules);
  return { state: held.state, facts: [{ type: 'slo.recovered', since }, ...held.facts] };
}

function hold(state: SloState, since: RoundTime, at: RoundTime, rules: Rules): Observed {
  if (runSince(state) === null)
    return { state: { ...state, recovery: null }, facts: [{ type: 'recovery.lost', since: at }] };
  const sustained = at - since >= rules.holdForMs && state.guardsViolated.length === 0;
  return still({ ...state, recovery: { since, sustainedAt: sustained ? at : null } });
}

/** After the hold one bad sample is no relapse; a breach of any judged journey is. */
function soak(state: SloState, since: RoundTime): Observed {
  const breach = breachOn(state.journeys, state.judged, since);
  return breach === null ? still(state) : { state: { ...state, recovery: null }, facts: [breach] };
}

/** A failed probe or a guard put right: what is being held counts from here. */
function holdAnew(state: SloState, at: RoundTime): Observed {
  const next = { ...state, notBefore: Math.max(state.notBefore, at) };
  if (state.recovery === null) return still(next);
  const since = runSince(next);
  return since === null
    ? { state: { ...next, recovery: null }, facts: [{ type: 'recovery.lost', since: at }] }
    : still({ ...next, recovery: { since, sustainedAt: null } });
}

function runSince(state: SloState): RoundTime | null {
  const since = goodRunSince(state.journeys);
  return since === null ? null : Math.max(since, state.notBefore);
}
