import type { Entry, FaultPlan, HintLevel, Outcome, StopReason, VoidReason } from '../facts.ts';
import type { Mode, Rules } from '../rules.ts';
import type { Millis, PlayerId, RoundTime } from '../units.ts';

/** What the statechart remembers of a round: the fold of its facts, plain data. */
export interface RoundContext {
  readonly mode: Mode;
  readonly rules: Rules;
  readonly limitMs: Millis;
  readonly plan: FaultPlan;
  readonly players: readonly { readonly id: PlayerId; readonly name: string }[];
  /** When the current state was entered. */
  readonly enteredAt: RoundTime;
  /** When the healthy gate was passed and the watch began. */
  readonly watchSince: RoundTime | null;
  /** Fault -> what is known of it, in the order it happened. */
  readonly faults: Readonly<Record<string, FaultProgress>>;
  /** T_imp: first bad sample of the first impact. */
  readonly impactSince: RoundTime | null;
  /** Start of the good run that is being held; `null` while users suffer. */
  readonly recoveredSince: RoundTime | null;
  /** A recovery may not begin before this: the last failed durability probe. */
  readonly notBefore: RoundTime;
  readonly everSustained: boolean;
  readonly durable: boolean | null;
  readonly guardsViolated: readonly string[];
  readonly declarations: readonly RoundTime[];
  readonly localisations: number;
  readonly diagnoses: number;
  readonly hints: readonly HintLevel[];
  readonly revealed: boolean;
  readonly acknowledged: readonly string[];
  readonly firing: readonly string[];
  readonly stopped: StopReason | null;
  readonly outcome: Outcome | null;
  readonly voidReason: { readonly reason: VoidReason; readonly detail: string } | null;
}

export interface FaultProgress {
  readonly intendedAt: RoundTime | null;
  readonly effectiveAt: RoundTime | null;
  readonly revert: unknown;
  readonly reverted: boolean;
}

export const emptyPlan: FaultPlan = { faults: [], maxImpactDelayMs: 60_000 };

/** The context that `round.opened` makes. */
export function openContext(opened: Extract<Entry, { type: 'round.opened' }>): RoundContext {
  return {
    mode: opened.mode,
    rules: opened.rules,
    limitMs: opened.limitMs,
    plan: opened.plan,
    players: [],
    enteredAt: opened.at,
    watchSince: null,
    faults: Object.fromEntries(
      opened.plan.faults.map(({ fault }) => [
        fault,
        { intendedAt: null, effectiveAt: null, revert: null, reverted: false },
      ]),
    ),
    impactSince: null,
    recoveredSince: null,
    notBefore: 0,
    everSustained: false,
    durable: null,
    guardsViolated: [],
    declarations: [],
    localisations: 0,
    diagnoses: 0,
    hints: [],
    revealed: false,
    acknowledged: [],
    firing: [],
    stopped: null,
    outcome: null,
    voidReason: null,
  };
}
