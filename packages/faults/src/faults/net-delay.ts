import { z } from 'zod';
import { beside } from '../held.ts';
import { defineNetFault, trafficSchema } from '../net-fault.ts';
import { chain, matching, queueNumber } from '../packet-rule.ts';
import { receiptOf } from '../receipt.ts';

/** Holds every packet a service sends back for a while, so that each answer takes that much longer. */
export const netDelay = defineNetFault({
  kind: 'net.delay',
  title: 'A link is slow',
  needs: ['queue'],
  params: trafficSchema.extend({
    /** Added to each packet sent, in milliseconds. */
    ms: z.int().min(1).max(10_000),
    /** A random part of so many milliseconds is added or taken away. */
    jitterMs: z.int().min(0).max(5_000).default(0),
  }),
  describe: ({ with: other, ms, jitterMs }) =>
    `packets to ${other ?? 'everybody'} were ${ms}${jitterMs === 0 ? '' : ` ± ${jitterMs}`} ms late`,
  rules(name, given, place) {
    const queue = queueNumber(name);
    // Without its program the queue is passed by, and the link is as ever.
    const late = [...matching(given, place, 'out'), '-j', 'NFQUEUE', '--queue-num', `${queue}`, '--queue-bypass'];
    const { make, undo, isThere } = chain(name, { out: [late] });
    return {
      make: [['start', name, 'delay', `${queue}`, `${given.ms}`, `${given.jitterMs}`], ...make],
      undo: [...undo, ['end', name]],
      isThere,
    };
  },
  async measure(playground, target, { ms, port }, { address }) {
    if (address === null) return null;
    // A way without this fault takes well below a millisecond.
    const taken = await beside(playground, target, ['time-connect', address, `${port ?? 7}`, '5']);
    return receiptOf(ms, taken.trim().split('\n').map(Number), 'ms');
  },
});
