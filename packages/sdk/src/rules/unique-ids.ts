import type { Rule } from '../check-scenario.ts';

/** S015: an id names one thing. */
export const uniqueIds: Rule = ({ sealed, extraTraffic }, stack) => {
  const { faults, decoys = [], guards, invariants, collateral, solution, alternatives, wrongMoves } = sealed;
  const among = (items: readonly { readonly id: string }[], name: string, taken: readonly string[] = []) =>
    items.flatMap(({ id }, i) =>
      taken.includes(id) || items.findIndex((other) => other.id === id) < i
        ? [{ code: 'S015' as const, path: [name, i, 'id'], message: `${JSON.stringify(id)} is taken; find another` }]
        : [],
    );
  return [
    ...among(faults, 'faults'),
    ...among(
      decoys,
      'decoys',
      faults.map(({ id }) => id),
    ),
    ...among(guards, 'guards'),
    ...among(invariants, 'invariants'),
    ...among(collateral, 'collateral'),
    ...among(alternatives, 'alternatives', [solution.id]),
    ...among(wrongMoves, 'wrongMoves', [solution.id, ...alternatives.map(({ id }) => id)]),
    ...among(
      extraTraffic,
      'extraTraffic',
      stack.journeys.map(({ id }) => id),
    ),
  ];
};
