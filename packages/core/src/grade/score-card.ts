import type { Outcome, VoidReason } from '../facts.ts';
import type { Millis, RoundTime } from '../units.ts';

/** One line of the score, with what it rests on. */
export interface ScoreLine {
  readonly id: 'detection' | 'localisation' | 'cause' | 'mitigation' | 'calm' | 'care';
  readonly title: string;
  /** The term, 0 to 1. */
  readonly value: number;
  /** Its points before the factors, and how many they could have been. */
  readonly points: number;
  readonly of: number;
  /** The formula with this round's numbers in it. */
  readonly formula: string;
  readonly inputs: readonly ScoreInput[];
  /** Sequence numbers of the entries it rests on. */
  readonly evidence: readonly number[];
}

export interface ScoreInput {
  readonly name: string;
  readonly value: string;
}

/** What the sum of the lines is multiplied by: hints and conduct. */
export interface ScoreFactor {
  readonly id: string;
  readonly title: string;
  readonly factor: number;
  readonly evidence: readonly number[];
}

/** A clock event of the round; `at` is `null` when it never came. */
export interface Moment {
  readonly name: MomentName;
  readonly title: string;
  readonly at: RoundTime | null;
  readonly seq: number | null;
}

export type MomentName =
  | 'T_ready'
  | 'T_inj'
  | 'T_eff'
  | 'T_imp'
  | 'T_alert'
  | 'T_ack'
  | 'T_det'
  | 'T_loc'
  | 'T_rc'
  | 'T_mit'
  | 'T_rel'
  | 'T_end';

/** Lengths and counts that are shown beside the score; `null` when an end of the length never came. */
export interface Measures {
  readonly ttdMs: Millis | null;
  readonly ttlMs: Millis | null;
  readonly ttcMs: Millis | null;
  readonly ttmMs: Millis | null;
  /** Downtime-equivalent minutes of all judged journeys. */
  readonly downtimeMin: number;
  /** Share of a 30-day error budget that burned. */
  readonly budgetShare: number;
  /** T_imp - T_inj. */
  readonly incubationMs: Millis | null;
  /** T_alert - T_imp. */
  readonly monitoringLagMs: Millis | null;
  /** T_ack - T_alert. */
  readonly reactionMs: Millis | null;
  readonly falseDeclarations: number;
  readonly hints: number;
}

/** What a round was worth and why: plain data, the same bytes for the same log. */
export interface ScoreCard {
  readonly graderVersion: string;
  readonly outcome: Outcome;
  /** 0 to 1000; `null` when the round is void. */
  readonly total: number | null;
  readonly voidBecause: { readonly reason: VoidReason; readonly detail: string } | null;
  /** May count for a rating as far as the log can tell: not void, solution not revealed. */
  readonly rateable: boolean;
  readonly lines: readonly ScoreLine[];
  readonly factors: readonly ScoreFactor[];
  readonly moments: readonly Moment[];
  readonly measures: Measures;
}

/** Where in the log something happened. */
export interface Mark {
  readonly at: RoundTime;
  readonly seq: number;
}

/** A line from its term and weight. Rounded, so that a reader sees no noise of binary fractions. */
export function scoreLine(line: Omit<ScoreLine, 'points' | 'of'> & { readonly weight: number }): ScoreLine {
  const { weight, value, ...rest } = line;
  return { ...rest, value: rounded(value), points: rounded(1_000 * weight * value), of: 1_000 * weight };
}

/** Six decimals. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
