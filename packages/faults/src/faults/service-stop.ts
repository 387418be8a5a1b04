import type { Playground, ServiceStatus } from '@chaos-engine/core';
import { z } from 'zod';
import { defineFault } from '../fault.ts';

const status = z.enum(['running', 'paused', 'exited', 'missing']);

/** Stops a whole service, as an operator would; it stays down until somebody starts it. */
export const serviceStop = defineFault({
  kind: 'service.stop',
  title: 'A service is stopped',
  permission: 'restart-target',
  params: z.strictObject({}),
  inverse: z.strictObject({ status }),
  describe: () => 'the service was stopped',
  prepare: async (playground, target) => ({ status: await statusOf(playground, target) }),
  async apply(playground, target) {
    if ((await statusOf(playground, target)) === 'running') await playground.control(target, 'stop');
  },
  async verify(playground, target) {
    const found = await statusOf(playground, target);
    return { effective: found === 'exited', reading: `${target} is ${found}` };
  },
  async revert(playground, target, _params, before) {
    if (before.status === 'running' && (await statusOf(playground, target)) === 'exited')
      await playground.control(target, 'start');
  },
  async verifyReverted(playground, target, _params, before) {
    const found = await statusOf(playground, target);
    return { exact: found === before.status, detail: `${target} is ${found}, before: ${before.status}` };
  },
});

async function statusOf(playground: Playground, target: string): Promise<ServiceStatus> {
  return (await playground.states()).find(({ service }) => service === target)?.status ?? 'missing';
}
