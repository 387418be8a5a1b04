import type { RoundId, ServiceName, WallTime } from '@chaos-engine/core';
import type { EngineEvent } from './engine/engine-event.ts';
import { label } from './sandbox/names.ts';

/** Something that happened to a service without being asked here: Docker never restarts one, so a death stays visible. */
export interface ServiceChange {
  readonly round: RoundId;
  readonly service: ServiceName;
  readonly change: 'died' | 'started' | 'oom' | 'removed' | 'paused' | 'unpaused';
  /** When the engine saw it. */
  readonly wall: WallTime;
  /** Of a death. */
  readonly exitCode: number | null;
}

const changes = {
  die: 'died',
  start: 'started',
  oom: 'oom',
  destroy: 'removed',
  pause: 'paused',
  unpause: 'unpaused',
} as const;

/** An event of the engine in the words of a round; `null` when it concerns no service of one. */
export function toServiceChange(
  event: EngineEvent,
  roundOf: (engineId: RoundId) => RoundId | null,
): ServiceChange | null {
  const engineId = event.labels[label.round];
  const service = event.labels[label.service];
  const round = engineId === undefined ? null : roundOf(engineId);
  if (round === null || service === undefined) return null;
  return {
    round,
    service,
    change: changes[event.action],
    wall: Math.floor(event.at * 1_000),
    exitCode: event.exitCode,
  };
}
