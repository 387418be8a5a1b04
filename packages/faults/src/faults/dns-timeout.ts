import { z } from 'zod';
import { defineNetFault } from '../net-fault.ts';
import { chain } from '../packet-rule.ts';

/** Names are asked for, and no answer comes. */
export const dnsTimeout = defineNetFault({
  kind: 'dns.timeout',
  title: 'Names get no answer',
  needs: ['drop'],
  params: z.strictObject({}),
  describe: () => 'no answer to a question for a name arrived',
  // The engine's own resolver: questions to it are redirected on their way out, so only its answers can be told.
  rules: (name) => chain(name, { in: [['-s', '127.0.0.11', '-p', 'udp', '-j', 'DROP']] }),
});
