import { z } from 'zod';
import { defineNetFault } from '../net-fault.ts';

/** Our own number for the queue of a device, so that nobody else's is taken for it. */
const handle = 'ce5c:';

/** Narrows what a service can send, to everybody. */
export const netBandwidth = defineNetFault({
  kind: 'net.bandwidth',
  title: 'A link is narrow',
  needs: ['shape'],
  params: z.strictObject({
    /** In thousands of bits a second. */
    kbit: z.int().min(8).max(10_000_000),
    device: z
      .string()
      .regex(/^[a-z0-9]{1,15}$/)
      .default('eth0'),
  }),
  describe: ({ kbit }) => `no more than ${kbit} kbit/s could be sent`,
  rules: (_name, { kbit, device }) => ({
    make: [
      [
        'tc',
        'qdisc',
        'add',
        'dev',
        device,
        'root',
        'handle',
        handle,
        'tbf',
        'rate',
        `${kbit}kbit`,
        'burst',
        '16kb',
        'latency',
        '400ms',
      ],
    ],
    // With its kind named as well, tc asks for the rate and removes nothing. A device that had no queue keeps the length of ours.
    undo: [
      ['tc', 'qdisc', 'del', 'dev', device, 'root', 'handle', handle],
      ['ip', 'link', 'set', 'dev', device, 'txqueuelen', '0'],
    ],
    isThere: ['sh', '-c', 'tc qdisc show dev "$1" | grep -q "tbf ce5c:"', 'sh', device],
  }),
});
