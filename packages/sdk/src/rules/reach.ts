import type { Stack } from '@chaos-engine/core';
import type { Rule } from '../check-scenario.ts';

/** What all others lean on without an edge saying so: names, and what is run from the operations host. */
const everywhere: readonly string[] = ['dns', 'toolbox'];

/** S017: every fault is aimed at something users depend on. Load goes down an edge and failure comes up, so either way counts. */
export const reach: Rule = ({ sealed: { faults, truth } }, stack) => {
  const near = connected(stack);
  return faults.flatMap(({ target }, i) => {
    const service = stack.services[target];
    if (truth.impact.length === 0 || service === undefined) return [];
    if (near.has(target) || everywhere.includes(service.role)) return [];
    const message = `no edge of ${stack.id} leads from ${stack.entry.service}, where users come in, to ${target}: how do ${truth.impact.join(', ')} feel it?`;
    return [{ code: 'S017', path: ['faults', i, 'target'], message }];
  });
};

function connected({ entry, edges }: Stack): ReadonlySet<string> {
  const found = new Set([entry.service]);
  for (const service of found)
    for (const { from, to } of edges) {
      if (from === service) found.add(to);
      if (to === service) found.add(from);
    }
  return found;
}
