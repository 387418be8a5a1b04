import type { Generated } from 'kysely';

/** The tables. One row of `events` is one entry of a round's log. */
export interface Schema {
  rounds: RoundsTable;
  events: EventsTable;
  tracks: TracksTable;
  settings: { name: string; value: string };
  lease: LeaseTable;
}

export interface RoundsTable {
  code: string;
  scenario: string;
  version: string;
  digest: string;
  mode: string;
  seed: string;
  started_wall: number;
  phase: Generated<string>;
  archived: Generated<number>;
  player: Generated<string>;
  outcome: string | null;
  score: number | null;
  score_json: string | null;
  ttd_ms: number | null;
  ttm_ms: number | null;
  hints: Generated<number>;
}

export interface EventsTable {
  round: string;
  seq: number;
  at: number;
  wall: number;
  type: string;
  /** The whole entry, canonical JSON: what the hash covers. */
  body: string;
  prev_hash: string;
  hash: string;
}

export interface TracksTable {
  id: Generated<number>;
  round: string;
  name: string;
  lines: string;
}

/** One row: who may write. */
export interface LeaseTable {
  id: number;
  epoch: number;
  pid: number;
  since_wall: number;
  renewed_wall: number;
  renewals: number;
  guarded: number;
}
