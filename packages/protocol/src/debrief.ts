import type {
  ComponentRef,
  Mechanism,
  ObjectRef,
  Outcome,
  RoundTime,
  ScenarioId,
  Trigger,
  VoidReason,
} from '@chaos-engine/core';
import type { RoundRow } from './http.ts';
import type { TerminalInfo } from './socket.ts';
import type { TimelineLine } from './view.ts';

/** One line of the score, with what it rests on. */
export interface ScoreLine {
  readonly id: string;
  readonly title: string;
  /** Points of this line, and how many it could have been. */
  readonly points: number;
  readonly of: number;
  /** The formula with this round's numbers in it. */
  readonly formula: string;
  readonly inputs: readonly { readonly name: string; readonly value: string }[];
  /** Events of the log it rests on. */
  readonly evidence: readonly number[];
}

export interface Debrief {
  readonly row: RoundRow;
  readonly scenario: ScenarioId;
  readonly outcome: Outcome;
  readonly voidBecause: string | null;
  readonly voidReason: VoidReason | null;
  /** `null` when the round is void. */
  readonly score: number | null;
  readonly graderVersion: string;
  readonly lines: readonly ScoreLine[];
  readonly factors: readonly {
    readonly title: string;
    readonly factor: number;
    readonly evidence: readonly number[];
  }[];
  /** Clock events by name: T_ready, T_inj, T_eff, T_imp, T_alert, T_ack, T_det, T_loc, T_rc, T_mit, T_end. */
  readonly moments: readonly {
    readonly name: string;
    readonly title: string;
    readonly at: RoundTime | null;
    readonly seq: number | null;
  }[];
  /** All journeys of the round, in the order the war room showed them. */
  readonly journeys: readonly { readonly id: string; readonly title: string }[];
  readonly truth: {
    readonly impact: readonly string[];
    readonly components: readonly ComponentRef[];
    /** One a fault that stands by itself. */
    readonly causes: readonly {
      readonly mechanism: readonly Mechanism[];
      readonly object: readonly ObjectRef[];
      readonly trigger: readonly Trigger[];
    }[];
    readonly faults: readonly {
      readonly title: string;
      readonly target: string;
      readonly at: RoundTime | null;
      readonly reverted: string;
    }[];
  };
  readonly solution: { readonly title: string; readonly steps: readonly string[] };
  readonly alternatives: readonly { readonly title: string; readonly credit: 'full' | 'partial' }[];
  readonly wrongMoves: readonly { readonly title: string; readonly harm: string }[];
  /** Markdown by the author. */
  readonly text: string;
  readonly inspiredBy: readonly { readonly title: string; readonly url: string }[];
  /** Everything, now that nothing is secret any more. */
  readonly timeline: readonly TimelineLine[];
  readonly terminals: readonly (TerminalInfo & { readonly player: string; readonly startedAt: RoundTime })[];
  readonly endedAt: RoundTime;
  readonly digest: string;
  readonly logHead: string;
}
