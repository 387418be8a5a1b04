import { z } from 'zod';
import { defineNetFault, trafficSchema } from '../net-fault.ts';
import { chain, matching } from '../packet-rule.ts';

/** Loses a share of the packets, by chance: connections stay, and stall again and again. */
export const netLoss = defineNetFault({
  kind: 'net.loss',
  title: 'A link loses packets',
  needs: ['chance'],
  params: trafficSchema.extend({
    /** Share that is lost, each way it is asked for: 0.1 is every tenth. */
    share: z.number().gt(0).max(1),
    direction: z.enum(['both', 'out', 'in']).default('both'),
  }),
  describe: ({ with: other, share }) =>
    `${Math.round(share * 100)} % of the packets from and to ${other ?? 'everybody'} were lost`,
  rules(name, { direction, ...given }, place) {
    const chance = ['-m', 'statistic', '--mode', 'random', '--probability', `${given.share}`];
    const lose = (way: 'out' | 'in') => [[...matching(given, place, way), ...chance, '-j', 'DROP']];
    return chain(name, {
      ...(direction !== 'in' && { out: lose('out') }),
      ...(direction !== 'out' && { in: lose('in') }),
    });
  },
});
