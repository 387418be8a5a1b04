import type { Rule } from '../check-scenario.ts';
import { unknownName } from '../suggest.ts';

/** S007: waits are in order and every fault becomes due; none waits for itself, in however long a circle. */
export const faultOrder: Rule = ({ sealed: { faults } }) => {
  const byId = new Map(faults.map((fault) => [fault.id, fault]));
  return faults.flatMap(({ id, after, waitMs: [least, most] }, i) => {
    const order =
      least <= most
        ? []
        : [
            {
              code: 'S007' as const,
              path: ['faults', i, 'waitMs'],
              message: `write [${most}, ${least}]: the shorter wait first`,
            },
          ];
    if (after === undefined) return order;
    const path = ['faults', i, 'after'];
    if (!byId.has(after)) {
      const others = [...byId.keys()].filter((other) => other !== id);
      return [...order, { code: 'S007' as const, path, message: unknownName('fault', after, others) }];
    }
    const chain = [id];
    for (let next = after; next !== id; ) {
      if (chain.includes(next)) return order;
      chain.push(next);
      const further = byId.get(next)?.after;
      if (further === undefined) return order;
      next = further;
    }
    return [
      ...order,
      { code: 'S007' as const, path, message: `${[...chain, id].join(' waits for ')}: none of them ever begins` },
    ];
  });
};
