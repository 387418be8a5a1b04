import type { FaultPlan } from '../facts.ts';
import { createRandom, randomInt } from '../random.ts';
import type { Scenario } from '../scenario.ts';

/** When each fault of a scenario is due in the round with this seed. The same seed draws the same plan. */
export function drawPlan(scenario: Scenario, seed: string): FaultPlan {
  const { faults, maxImpactDelayMs } = scenario.sealed;
  return {
    faults: faults.map(({ id, after, waitMs: [from, to] }) => ({
      fault: id,
      after: after ?? null,
      // A stream of its own for each fault: adding one must not move the others.
      waitMs: randomInt(createRandom(`${seed}/${id}`), from, to),
    })),
    maxImpactDelayMs,
  };
}
