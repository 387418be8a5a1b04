import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { serviceStatus, statusSchema } from '../service-status.ts';

/** Freezes everything in a service at once: connections stay open, and nothing moves, nor can anybody look inside. */
export const serviceFreeze = defineFault({
  kind: 'service.freeze',
  title: 'A service is frozen',
  permission: 'restart-target',
  params: z.strictObject({}),
  inverse: z.strictObject({ status: statusSchema }),
  describe: () => 'the service was frozen',
  prepare: async (playground, target) => ({ status: await serviceStatus(playground, target) }),
  async apply(playground, target) {
    if ((await serviceStatus(playground, target)) === 'running') await playground.control(target, 'pause');
  },
  async verify(playground, target) {
    const found = await serviceStatus(playground, target);
    return { effective: found === 'paused', reading: `${target} is ${found}` };
  },
  async revert(playground, target, _params, before) {
    if (before.status === 'running' && (await serviceStatus(playground, target)) === 'paused')
      await playground.control(target, 'unpause');
  },
  async verifyReverted(playground, target, _params, before) {
    const found = await serviceStatus(playground, target);
    return { exact: found === before.status, detail: `${target} is ${found}, before: ${before.status}` };
  },
});
