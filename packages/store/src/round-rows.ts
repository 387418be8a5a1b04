import type { NewRound, RoundRecord, Store } from '@chaos-engine/core';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { RoundsTable } from './schema.ts';

/** The row of a round just opened. */
export function newRow({ startedWall, ...round }: NewRound): Insertable<RoundsTable> {
  return {
    ...round,
    started_wall: startedWall,
    outcome: null,
    score: null,
    score_json: null,
    ttd_ms: null,
    ttm_ms: null,
  };
}

/** The columns a change touches; empty when it touches none. */
export function changedColumns(change: Parameters<Store['updateRound']>[1]): Updateable<RoundsTable> {
  const { archived, scoreJson, ttdMs, ttmMs, ...same } = change;
  const columns = {
    ...same,
    archived: archived === undefined ? undefined : Number(archived),
    score_json: scoreJson,
    ttd_ms: ttdMs,
    ttm_ms: ttmMs,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

/** A row as the rest of the project knows it. */
export function toRecord(row: Selectable<RoundsTable>): RoundRecord {
  const { started_wall, score_json, ttd_ms, ttm_ms, archived, mode, outcome, ...rest } = row;
  return {
    ...rest,
    mode: mode as RoundRecord['mode'],
    outcome: outcome as RoundRecord['outcome'],
    archived: archived === 1,
    startedWall: started_wall,
    scoreJson: score_json,
    ttdMs: ttd_ms,
    ttmMs: ttm_ms,
  };
}
