import type {
  ComponentRef,
  HintLevel,
  Mechanism,
  Mode,
  ObjectRef,
  Outcome,
  ProvisionStep,
  RoundTime,
  ServiceStatus,
  StopReason,
  Trigger,
} from '@chaos-engine/core';
import type { Can, MapService, ScenarioCard } from './http.ts';

/**
 * What a responder is told of where the round is. `watch` is one phase from the healthy gate to the player's own
 * declaration: it does not change when the fault is injected nor when users begin to feel it.
 */
export type Phase =
  | 'lobby'
  | 'preparing'
  | 'steadying'
  | 'watch'
  | 'incident'
  | 'holding'
  | 'verifying'
  | 'answers'
  | 'ended';

export interface AlertView {
  readonly id: string;
  readonly title: string;
  readonly severity: 'page' | 'warn';
  readonly service: string | null;
  readonly firedAt: RoundTime;
  readonly clearedAt: RoundTime | null;
  readonly acknowledgedBy: string | null;
}

export interface HintView {
  readonly level: HintLevel;
  /** Share of the final score it takes, e.g. 0.03. */
  readonly cost: number;
  /** `null` until taken. */
  readonly text: string | null;
}

/** One line of the round's story as a responder may see it now. */
export interface TimelineLine {
  readonly seq: number;
  readonly at: RoundTime;
  readonly wall: number;
  readonly type: string;
  readonly text: string;
  readonly by: string | null;
}

/** All a responder's page needs to draw the round; replaced whole whenever it changes. */
export interface RoundView {
  readonly code: string;
  readonly scenario: ScenarioCard & { readonly briefing: string };
  readonly mode: Mode;
  readonly phase: Phase;
  readonly clock: {
    readonly at: RoundTime;
    readonly running: boolean;
    readonly stopped: StopReason | null;
    /** Server's wall clock at `at`, to extrapolate from. */
    readonly wall: number;
  };
  /** When the watch began; the round's T+ counts from here. `null` before. */
  readonly watchSince: RoundTime | null;
  readonly declaredAt: RoundTime | null;
  /** When what is being done ends by itself; `null` when it does not, or nobody may know. */
  readonly limitAt: RoundTime | null;
  readonly steps: readonly ProvisionStep[];
  /** Share of the healthy gate already held, 0 to 1. */
  readonly steady: number;
  readonly hold: { readonly since: RoundTime; readonly forMs: number } | null;
  readonly players: readonly { readonly id: string; readonly name: string; readonly online: boolean }[];
  readonly you: string;
  readonly can: Can;
  readonly alerts: readonly AlertView[];
  readonly hints: readonly HintView[];
  readonly declarations: readonly {
    readonly at: RoundTime;
    readonly severity: 1 | 2 | 3;
    readonly impact: readonly string[];
    readonly note: string;
  }[];
  readonly localised: { readonly at: RoundTime; readonly components: readonly ComponentRef[] } | null;
  readonly diagnosed: {
    readonly at: RoundTime;
    readonly submissions: number;
    readonly mechanism: Mechanism;
    readonly object: ObjectRef;
    readonly trigger: Trigger;
    readonly text: string;
  } | null;
  readonly services: readonly (MapService & { readonly status: ServiceStatus })[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly label: string }[];
  readonly journeys: readonly {
    readonly id: string;
    readonly title: string;
    readonly promise: string;
    readonly latencyMs: number;
    readonly target: number;
  }[];
  readonly gauges: readonly { readonly id: string; readonly title: string; readonly unit: string }[];
  readonly toolbox: string;
  readonly timeline: readonly TimelineLine[];
  readonly engineReachable: boolean;
  readonly outcome: Outcome | null;
  readonly voidBecause: string | null;
  readonly score: number | null;
}
