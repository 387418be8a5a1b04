import type { Playground, ServiceName, ServiceStatus } from '@chaos-engine/core';
import { z } from 'zod';

export const statusSchema = z.enum(['running', 'paused', 'exited', 'missing']);

/** What the engine says of a service's container now. */
export async function serviceStatus(playground: Playground, target: ServiceName): Promise<ServiceStatus> {
  return (await playground.states()).find(({ service }) => service === target)?.status ?? 'missing';
}
