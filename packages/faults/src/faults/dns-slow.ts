import { z } from 'zod';
import { defineNetFault } from '../net-fault.ts';
import { chain, queueNumber } from '../packet-rule.ts';

/** Every name takes a while to be found. */
export const dnsSlow = defineNetFault({
  kind: 'dns.slow',
  title: 'Names take long',
  needs: ['queue'],
  params: z.strictObject({ ms: z.int().min(1).max(10_000) }),
  describe: ({ ms }) => `each answer to a question for a name came ${ms} ms late`,
  rules(name, { ms }) {
    const queue = `${queueNumber(name)}`;
    const late = ['-s', '127.0.0.11', '-p', 'udp', '-j', 'NFQUEUE', '--queue-num', queue, '--queue-bypass'];
    const { make, undo, isThere } = chain(name, { in: [late] });
    return { make: [['start', name, 'delay', queue, `${ms}`], ...make], undo: [...undo, ['end', name]], isThere };
  },
});
