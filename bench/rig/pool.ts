import { until } from '../measure/wait.ts';
import { instance } from './instance.ts';
import type { Lab } from './lab.ts';

/** Waits until a paused playground is ready in the pool of the lab. */
export const waitUntilPooled = (lab: Lab): Promise<void> =>
  until('a playground waits in the pool', () => isPooled(lab), 120_000, 250);

/** All services of one stack are there, paused. */
async function isPooled({ engine, stack }: Lab): Promise<boolean> {
  const filters = { label: [`org.chaos-engine.instance=${instance}-lab`], status: ['paused'] };
  const paused = await engine.call('list paused containers', (docker) => docker.listContainers({ filters }));
  return paused.length >= Object.keys(stack.stack.services).length;
}
