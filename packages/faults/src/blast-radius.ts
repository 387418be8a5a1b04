import { ChaosError, type Scenario, type Stack } from '@chaos-engine/core';
import { faults } from './registry.ts';

/**
 * What of a scenario would reach beyond its stack, or beyond what it says it needs: one sentence each, none when all is
 * well. Every fault and decoy must be aimed at a service of the stack, with the permission its kind takes.
 */
export function blastRadiusProblems(scenario: Scenario, stack: Stack): readonly string[] {
  if (scenario.stack !== stack.id) return [`is made for stack ${scenario.stack}, not for ${stack.id}`];
  const services = Object.keys(stack.services);
  return [...scenario.sealed.faults, ...(scenario.sealed.decoys ?? [])].flatMap(({ id, kind, target }) => {
    const outside = services.includes(target)
      ? []
      : [`fault ${id} is aimed at ${JSON.stringify(target)}; the services of ${stack.id} are ${services.join(', ')}`];
    const fault = faults.find((known) => known.kind === kind);
    const missing =
      fault === undefined || scenario.permissions.includes(fault.permission)
        ? []
        : [`fault ${id} (${kind}) takes the permission ${fault.permission}, which is not asked for`];
    return [...outside, ...missing];
  });
}

/** Throws `BLAST_RADIUS` with the first reason why this scenario must not run on this stack. */
export function assertBlastRadius(scenario: Scenario, stack: Stack): void {
  const [problem] = blastRadiusProblems(scenario, stack);
  if (problem !== undefined) throw new ChaosError('BLAST_RADIUS', `scenario ${scenario.id}: ${problem}`);
}
