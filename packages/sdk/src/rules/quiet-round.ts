import type { Rule } from '../check-scenario.ts';

/** S014: the self-test expects of doing nothing what the faults make likely. */
export const quietRound: Rule = ({ sealed: { faults, truth, selftest } }) => {
  const quiet = faults.length === 0;
  if (quiet && selftest.noop !== 'healthy')
    return [{ code: 'S014', path: ['selftest', 'noop'], message: 'without faults users stay well; write "healthy"' }];
  if (!quiet && selftest.noop === 'healthy')
    return [
      {
        code: 'S014',
        path: ['selftest', 'noop'],
        message: 'with faults users do not stay well; write "never-recovers" or "self-heals"',
      },
    ];
  if (quiet && truth.impact.length > 0)
    return [{ code: 'S014', path: ['truth', 'impact'], message: 'without faults nobody suffers; write []' }];
  return [];
};
