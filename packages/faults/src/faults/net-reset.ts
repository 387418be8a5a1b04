import { z } from 'zod';
import { defineNetFault, trafficSchema } from '../net-fault.ts';
import { matching, table } from '../packet-rule.ts';

/** Ends the connections that a service has open, and those it opens, in the middle of what they carry. */
export const netReset = defineNetFault({
  kind: 'net.reset',
  title: 'Connections break',
  needs: ['reject', 'established', 'chance'],
  params: trafficSchema.extend({
    port: z.int().min(1).max(65_535),
    /** Share of the packets that meet a reset: 1 is every connection, 0.01 breaks most that live long. */
    share: z.number().gt(0).max(1).default(1),
  }),
  describe: ({ with: other, port, share }) =>
    `${share === 1 ? 'every connection' : 'connections again and again'} to ${other ?? 'anybody'}, port ${port}, ${share === 1 ? 'was' : 'were'} reset`,
  rules(name, { share, ...given }, place) {
    const chance = share === 1 ? [] : ['-m', 'statistic', '--mode', 'random', '--probability', `${share}`];
    // Not the first packet: a connection that is refused is another fault.
    const late = ['-m', 'conntrack', '--ctstate', 'ESTABLISHED'];
    const reset = [...matching(given, place, 'out'), ...late, ...chance];
    return table('filter', name, { out: [[...reset, '-j', 'REJECT', '--reject-with', 'tcp-reset']] });
  },
});
