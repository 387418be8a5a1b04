import { z } from 'zod';
import { defineNetFault, trafficSchema } from '../net-fault.ts';
import { matching, table } from '../packet-rule.ts';

/** Refuses connections at once, as a port does that nobody listens on. */
export const netReject = defineNetFault({
  kind: 'net.reject',
  title: 'Connections are refused',
  needs: ['reject'],
  params: trafficSchema.extend({ port: z.int().min(1).max(65_535) }),
  describe: ({ with: other, port }) => `connections to ${other ?? 'anybody'}, port ${port}, were refused`,
  rules(name, given, place) {
    const refuse = [...matching(given, place, 'out'), '-j', 'REJECT', '--reject-with', 'tcp-reset'];
    return table('filter', name, { out: [refuse] });
  },
});
