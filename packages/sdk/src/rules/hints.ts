import { hintLevels } from '@chaos-engine/core';
import type { Rule } from '../check-scenario.ts';

/** S009: three hints with rising price; none in a quiet round. */
export const hints: Rule = ({ hints: all, sealed: { faults } }) => {
  const wanted = faults.length === 0 ? 0 : 3;
  if (all.length !== wanted)
    return [
      {
        code: 'S009',
        path: ['hints'],
        message: wanted === 0 ? 'a quiet round has nothing to hint at; write []' : `${all.length} instead of 3`,
      },
    ];
  return all.flatMap(({ level }, i) => {
    const before = all[i - 1];
    if (before === undefined || hintLevels[before.level] < hintLevels[level]) return [];
    const message = `${level} costs no more than ${before.level} before it; in order of price: ${Object.keys(hintLevels).join(', ')}`;
    return [{ code: 'S009', path: ['hints', i, 'level'], message }];
  });
};
