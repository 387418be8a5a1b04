import { z } from 'zod';
import { defineFault } from '../fault.ts';
import { serviceStatus, statusSchema } from '../service-status.ts';

/** Stops a whole service, as an operator would; it stays down until somebody starts it. */
export const serviceStop = defineFault({
  kind: 'service.stop',
  title: 'A service is stopped',
  permission: 'restart-target',
  params: z.strictObject({}),
  inverse: z.strictObject({ status: statusSchema }),
  describe: () => 'the service was stopped',
  prepare: async (playground, target) => ({ status: await serviceStatus(playground, target) }),
  async apply(playground, target) {
    if ((await serviceStatus(playground, target)) === 'running') await playground.control(target, 'stop');
  },
  async verify(playground, target) {
    const found = await serviceStatus(playground, target);
    return { effective: found === 'exited', reading: `${target} is ${found}` };
  },
  async revert(playground, target, _params, before) {
    if (before.status === 'running' && (await serviceStatus(playground, target)) === 'exited')
      await playground.control(target, 'start');
  },
  async verifyReverted(playground, target, _params, before) {
    const found = await serviceStatus(playground, target);
    return { exact: found === before.status, detail: `${target} is ${found}, before: ${before.status}` };
  },
});
