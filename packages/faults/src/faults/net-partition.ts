import { z } from 'zod';
import { defineNetFault, trafficSchema } from '../net-fault.ts';
import { chain, matching } from '../packet-rule.ts';

/** Cuts the way between two services without a word: packets vanish, and whoever waits for an answer waits. */
export const netPartition = defineNetFault({
  kind: 'net.partition',
  title: 'A link is cut',
  needs: ['drop'],
  params: trafficSchema.extend({
    /** Seen from the service it is aimed at. */
    direction: z.enum(['both', 'out', 'in']).default('both'),
  }),
  describe: ({ with: other, direction }) =>
    `packets ${{ both: 'from and to', out: 'to', in: 'from' }[direction]} ${other ?? 'everybody'} vanished`,
  rules(name, { direction, ...given }, place) {
    const drop = (way: 'out' | 'in') => [[...matching(given, place, way), '-j', 'DROP']];
    return chain(name, {
      ...(direction !== 'in' && { out: drop('out') }),
      ...(direction !== 'out' && { in: drop('in') }),
    });
  },
});
