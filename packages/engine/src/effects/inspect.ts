import type { Fact } from '@chaos-engine/core';
import { playgroundOf, type RoundRun } from '../host/round-run.ts';
import { passes } from './guard.ts';

/** The last look before the playground goes: data that must still be there, and harm done on the way. */
export async function inspect(run: RoundRun, signal: AbortSignal): Promise<void> {
  const { invariants, collateral } = run.scenario.sealed;
  const facts: Fact[] = [];
  if (invariants.length + collateral.length > 0) {
    const playground = await playgroundOf(run);
    for (const check of invariants) {
      const { holds, detail } = await passes(playground, check);
      if (!holds) facts.push({ type: 'invariant.broken', invariant: check.id, detail: `${check.title}: ${detail}` });
    }
    for (const check of collateral) {
      const { holds } = await passes(playground, check);
      if (!holds) facts.push({ type: 'collateral.found', check: check.id, title: check.title, cost: check.cost });
    }
  }
  if (!signal.aborted) await run.log.append([...facts, { type: 'inspection.finished' }]);
}
