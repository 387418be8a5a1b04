import type { RoundRecord } from '@chaos-engine/core';
import type { RoundRow } from '@chaos-engine/protocol';
import type { Services } from './services.ts';

/** The rounds of this installation, newest first. */
export async function roundRows(services: Services, { limit = 200 } = {}): Promise<readonly RoundRow[]> {
  const titles = new Map(services.library().scenarios.map(({ scenario }) => [scenario.id, scenario.title]));
  const records = await services.store.listRounds({ limit });
  return records.map((record) => rowOf(record, titles.get(record.scenario)));
}

/** One round as a list shows it. */
export function rowOf(record: RoundRecord, title = record.scenario): RoundRow {
  const { code, scenario, mode, startedWall, phase, outcome, score, ttdMs, ttmMs, player, hints } = record;
  return { code, scenario, title, mode, startedWall, phase, outcome, score, ttdMs, ttmMs, player, hints };
}
