import type { CauseTruth } from '@chaos-engine/core';
import type { Rule } from '../check-scenario.ts';

/** S012: a round with faults says what a right answer is, and how it ends well. */
export const answers: Rule = ({ sealed }) => {
  if (sealed.faults.length === 0) return [];
  const { impact, components, furtherCauses = [] } = sealed.truth;
  const parts: readonly (readonly [readonly (string | number)[], readonly unknown[]])[] = [
    [['impact'], impact],
    [['components'], components],
    ...causeParts(sealed.truth, []),
    ...furtherCauses.flatMap((cause, i) => causeParts(cause, ['furtherCauses', i])),
  ];
  const empty = parts.filter(([, all]) => all.length === 0);
  const edges = components.flatMap(({ facet, to }, i) =>
    facet === 'edge' && to === undefined
      ? [{ code: 'S012' as const, path: ['truth', 'components', i], message: 'an edge has two ends; add `to`' }]
      : [],
  );
  const durable =
    sealed.durability.length > 0
      ? []
      : [
          {
            code: 'S012' as const,
            path: ['durability'],
            message: 'nothing provokes the trigger again, so any restart would pass',
          },
        ];
  return [
    ...empty.map(([path]) => ({
      code: 'S012' as const,
      path: ['truth', ...path],
      message: `is empty; no answer of a player could be right`,
    })),
    ...edges,
    ...durable,
  ];
};

function causeParts({ mechanism, object, trigger }: CauseTruth, at: readonly (string | number)[]) {
  return Object.entries({ mechanism, object, trigger }).map(([name, all]) => [[...at, name], all] as const);
}
