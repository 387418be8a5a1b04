import { z } from 'zod';
import { defineNetFault } from '../net-fault.ts';
import { table } from '../packet-rule.ts';

/** Names that exist are said not to, or the resolver says that it has failed. */
export const dnsRefuse = defineNetFault({
  kind: 'dns.refuse',
  title: 'Names are not found',
  needs: ['redirect'],
  params: z.strictObject({
    answer: z.enum(['nxdomain', 'servfail']).default('nxdomain'),
    /** The names; every one when not given. */
    names: z
      .array(z.string().regex(/^[a-z0-9][a-z0-9._-]{0,60}$/))
      .max(20)
      .default([]),
  }),
  describe: ({ answer, names }) =>
    `questions for ${names.length === 0 ? 'any name' : names.join(', ')} were answered with ${answer.toUpperCase()}`,
  rules(name, { answer, names }) {
    const redirect = ['-d', '127.0.0.11', '-p', 'udp', '--dport', '53', '-m', 'owner', '!', '--uid-owner', '4242'];
    const rules = table('nat', name, { out: [[...redirect, '-j', 'REDIRECT', '--to-ports', '5399']] });
    return {
      make: [['start', name, 'answer-names', '5399', answer, ...names], ...rules.make],
      undo: [...rules.undo, ['end', name]],
      isThere: rules.isThere,
    };
  },
});
