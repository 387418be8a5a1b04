import type { Entry, Outcome } from './facts.ts';
import type { Mode } from './rules.ts';
import type { Millis, RoundId, ScenarioId, WallTime } from './units.ts';

/** What a list shows of a round; kept beside its log so that nobody has to fold a thousand logs. */
export interface RoundRecord {
  readonly code: RoundId;
  readonly scenario: ScenarioId;
  readonly version: string;
  readonly digest: string;
  readonly mode: Mode;
  readonly seed: string;
  readonly startedWall: WallTime;
  /** What the round is doing, for people; `ended` once it is over. */
  readonly phase: string;
  /** Its playground is gone and nothing of it is left to do. */
  readonly archived: boolean;
  readonly player: string;
  readonly outcome: Outcome | null;
  readonly score: number | null;
  /** The score card, canonical JSON; `null` when there is none. */
  readonly scoreJson: string | null;
  readonly ttdMs: Millis | null;
  readonly ttmMs: Millis | null;
  readonly hints: number;
}

export type NewRound = Pick<RoundRecord, 'code' | 'scenario' | 'version' | 'digest' | 'mode' | 'seed' | 'startedWall'>;

/** Where rounds are kept. What `append` has resolved survives a crash and a power cut. */
export interface Store {
  createRound(round: NewRound): Promise<void>;
  /** Changes what lists show; the log is not touched. */
  updateRound(code: RoundId, change: Partial<Omit<RoundRecord, keyof NewRound>>): Promise<void>;
  findRound(code: RoundId): Promise<RoundRecord | null>;
  /** Newest first. */
  listRounds(query: { readonly limit: number; readonly scenario?: ScenarioId }): Promise<readonly RoundRecord[]>;
  /** Rounds that are not archived, oldest first. */
  unfinishedRounds(): Promise<readonly RoundRecord[]>;
  /** Rejects with STORE_CONFLICT when `entries` does not continue the stored sequence. */
  append(code: RoundId, entries: readonly Entry[]): Promise<void>;
  read(code: RoundId): Promise<readonly Entry[]>;
  /** Hash of the newest entry; each covers the one before it. Rejects with STORE_CORRUPT when the chain is broken. */
  verifyChain(code: RoundId): Promise<string>;
  /** Replay data: lines of text, kept in order. Best effort: not fsynced. */
  appendTrack(code: RoundId, name: string, lines: string): Promise<void>;
  readTrack(code: RoundId, name: string): Promise<string>;
  tracks(code: RoundId): Promise<readonly string[]>;
  setting(name: string): Promise<string | null>;
  saveSetting(name: string, value: string): Promise<void>;
  close(): Promise<void>;
}
