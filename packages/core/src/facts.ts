import type { ComponentRef, Mechanism, ObjectRef, Trigger } from './component.ts';
import type { Mode, Rules } from './rules.ts';
import type { JourneyId, Millis, PlayerId, RoundTime, ScenarioId, ServiceName, StackId, WallTime } from './units.ts';

/** The judgement of one probe of one journey. */
export interface ProbeResult {
  readonly good: boolean;
  /** Time until the whole journey was answered; `null` when it was not. */
  readonly ms: Millis | null;
  /** Why it was bad, in a user's words: `status 503`, `slower than 300 ms`, `price is stale`. */
  readonly why?: string;
}

/** What the ordinary traffic beside the probes went through in one second. */
export interface LoadCount {
  readonly sent: number;
  readonly ok: number;
  readonly failed: number;
  /** 95th percentile of the answered requests; `null` when none was answered. */
  readonly p95Ms: Millis | null;
}

/** A fault's effect as it was measured, beside what was asked for. */
export interface EffectReceipt {
  readonly asked: number;
  readonly measured: number;
  /** Half the width between the lowest and the highest of the measurements. */
  readonly spread: number;
  readonly unit: 'ms' | 'ratio' | 'kbit/s' | 'bytes' | 'count';
}

export type Outcome = 'mitigated' | 'symptom-only' | 'timed-out' | 'gave-up' | 'quiet' | 'stopped' | 'void';

export type VoidReason =
  | 'playground-failed'
  | 'never-steady'
  | 'no-effect'
  | 'no-impact'
  | 'playground-lost'
  | 'engine-gone'
  | 'aborted-early'
  | 'internal';

/** Why the round clock stands still. */
export type StopReason = 'server-away' | 'engine-gone' | 'samples-missing' | 'paused';

/** The faults of a round with their waits: after the watch began, or after the fault `after` took effect. */
export interface FaultPlan {
  readonly faults: readonly { readonly fault: string; readonly after: string | null; readonly waitMs: Millis }[];
  readonly maxImpactDelayMs: Millis;
}

/** A fact about a round: past tense, appended once, never changed. What is true of a round is the fold of its facts. */
export type Fact =
  | {
      readonly type: 'round.opened';
      readonly scenario: ScenarioId;
      readonly scenarioDigest: string;
      readonly stack: StackId;
      readonly mode: Mode;
      readonly seed: string;
      readonly rules: Rules;
      readonly judged: readonly JourneyId[];
      /** Share of each judged journey in downtime-equivalent minutes; normalised to 1 when graded. Absent: all alike. */
      readonly weights?: Readonly<Record<JourneyId, number>>;
      /** Counted from the first impact; in a quiet round from the beginning of the watch. */
      readonly limitMs: Millis;
      /** When each fault is due, drawn from the seed. Empty: a quiet round. */
      readonly plan: FaultPlan;
    }
  | { readonly type: 'player.joined'; readonly player: PlayerId; readonly name: string }
  | { readonly type: 'round.started'; readonly player: PlayerId }
  | { readonly type: 'playground.ready'; readonly tookMs: Millis; readonly pooled: boolean }
  | { readonly type: 'playground.failed'; readonly why: string }
  | {
      readonly type: 'sli.sampled';
      readonly results: Readonly<Record<JourneyId, ProbeResult>>;
      readonly load: LoadCount;
    }
  | { readonly type: 'clock.stopped'; readonly reason: StopReason }
  | { readonly type: 'clock.resumed'; readonly awayMs: Millis }
  | { readonly type: 'steady.confirmed' }
  | { readonly type: 'fault.intended'; readonly fault: string; readonly revert: unknown }
  | { readonly type: 'fault.applied'; readonly fault: string }
  | {
      readonly type: 'fault.effective';
      readonly fault: string;
      readonly reading: string;
      /** What was asked for and what was measured, where a number says it. */
      readonly receipt?: EffectReceipt;
    }
  | { readonly type: 'fault.failed'; readonly fault: string; readonly why: string }
  | { readonly type: 'slo.breached'; readonly journeys: readonly JourneyId[]; readonly since: RoundTime }
  | { readonly type: 'slo.recovered'; readonly since: RoundTime }
  /** A judged journey left its target again before the recovery had been sustained. */
  | { readonly type: 'recovery.lost'; readonly since: RoundTime }
  | { readonly type: 'recovery.sustained'; readonly since: RoundTime }
  | { readonly type: 'durability.probed'; readonly passed: boolean; readonly note: string }
  | {
      readonly type: 'alert.fired';
      readonly alert: string;
      readonly title: string;
      readonly severity: 'page' | 'warn';
      readonly service?: ServiceName;
    }
  | { readonly type: 'alert.cleared'; readonly alert: string }
  | { readonly type: 'alert.acknowledged'; readonly alert: string; readonly player: PlayerId }
  | {
      readonly type: 'incident.declared';
      readonly player: PlayerId;
      readonly severity: 1 | 2 | 3;
      /** What users cannot do, as the player sees it. */
      readonly impact: readonly JourneyId[];
      readonly note: string;
    }
  | { readonly type: 'cause.localised'; readonly player: PlayerId; readonly components: readonly ComponentRef[] }
  | {
      readonly type: 'cause.diagnosed';
      readonly player: PlayerId;
      readonly mechanism: Mechanism;
      readonly object: ObjectRef;
      readonly trigger: Trigger;
      readonly text: string;
    }
  | { readonly type: 'hint.taken'; readonly player: PlayerId; readonly index: number; readonly level: HintLevel }
  | { readonly type: 'solution.revealed'; readonly player: PlayerId }
  | { readonly type: 'note.added'; readonly player: PlayerId; readonly text: string }
  | {
      readonly type: 'command.entered';
      readonly player: PlayerId;
      readonly service: ServiceName;
      readonly line: string;
    }
  | { readonly type: 'guard.violated'; readonly guard: string; readonly detail: string }
  | { readonly type: 'guard.restored'; readonly guard: string }
  | { readonly type: 'invariant.broken'; readonly invariant: string; readonly detail: string }
  | { readonly type: 'invariant.restored'; readonly invariant: string }
  | { readonly type: 'collateral.found'; readonly check: string; readonly title: string; readonly cost: number }
  /** An innocent change was made, to look like news. */
  | { readonly type: 'decoy.made'; readonly decoy: string }
  | { readonly type: 'inspection.finished' }
  | {
      readonly type: 'service.changed';
      readonly service: ServiceName;
      readonly change: 'died' | 'started' | 'oom' | 'removed';
    }
  | { readonly type: 'deadline.reached'; readonly deadline: Deadline }
  | { readonly type: 'player.gave-up'; readonly player: PlayerId }
  | { readonly type: 'answers.finished'; readonly player: PlayerId }
  | { readonly type: 'round.stopped'; readonly by: PlayerId | 'operator' }
  | { readonly type: 'round.voided'; readonly reason: VoidReason; readonly detail: string }
  | { readonly type: 'fault.reverted'; readonly fault: string; readonly exact: boolean; readonly detail: string }
  | { readonly type: 'playground.removed' }
  | { readonly type: 'round.ended'; readonly outcome: Outcome };

export type HintLevel = 'orientation' | 'area' | 'component' | 'procedure';

/** The moments a round waits for; each is reached at most once a stay in its state. */
export type Deadline = 'ready' | 'fuse' | 'effect' | 'impact' | 'hold' | 'soak' | 'limit' | 'answers' | 'quiet';

export type FactType = Fact['type'];

/**
 * A fact as the log keeps it. `at` is the round clock; `wall` is for display. `sli.sampled` is stamped with the second
 * it speaks of, so its `at` may lie a little before that of the entry above it. `key` names the command that made it.
 */
export type Entry = Fact & {
  readonly seq: number;
  readonly at: RoundTime;
  readonly wall: WallTime;
  readonly key?: string;
};

/** All facts of one round, in order of `seq`. */
export type Timeline = readonly Entry[];
