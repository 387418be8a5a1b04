import type { ServiceName } from '@chaos-engine/core';
import type { EngineWatch } from '../engine/watch-engine.ts';
import { label } from '../sandbox/names.ts';
import { type FollowServiceRequest, followService } from './follow-service.ts';

export interface FollowRequest extends FollowServiceRequest {
  readonly watch: EngineWatch;
  readonly services: readonly ServiceName[];
}

const refreshEveryMs = 2_000;

/** Follows the logs of all services, through restarts of containers and of the engine; no line comes twice. */
export async function followLogs(request: FollowRequest): Promise<() => void> {
  const { watch, clock, round, services } = request;
  const followers = new Map(services.map((service) => [service, followService(request, service)]));
  await Promise.all([...followers.values()].map((follower) => follower.open()));

  let handle: unknown;
  const beat = () => {
    handle = clock.setTimeout(() => {
      for (const follower of followers.values()) void follower.refresh();
      beat();
    }, refreshEveryMs);
  };
  beat();
  const stops = [
    watch.onEvent(({ action, labels }) => {
      if (action === 'start' && labels[label.round] === round) void followers.get(labels[label.service] ?? '')?.open();
    }),
    watch.onReachable((reachable) => {
      if (reachable) for (const follower of followers.values()) void follower.open();
    }),
  ];
  return () => {
    clock.clearTimeout(handle);
    for (const stop of stops) stop();
    for (const follower of followers.values()) follower.close();
  };
}
