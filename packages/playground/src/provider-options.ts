import type { Clock, Millis, ProvisionRequest } from '@chaos-engine/core';
import type { Engine } from './engine/engine.ts';
import type { TerminalOpener, TrafficRunner } from './seams.ts';

export interface DockerProviderOptions {
  readonly engine: Engine;
  /** Tells the objects of this installation from those of others on the same engine. */
  readonly instance: string;
  /** Counts up with each owner of the store. */
  readonly epoch?: number;
  /** Folder that survives a restart. Without one there is no pool. */
  readonly dataDir?: string;
  /** Addresses for playground networks. Default 10.213.0.0/16. */
  readonly addresses?: string;
  readonly clock?: Clock;
  /** Default: an agent in each container, and plain exec where that cannot be. */
  readonly terminals?: TerminalOpener;
  readonly traffic?: TrafficRunner;
  /** Are the images of this stack built here, so that `build` may stand in its Compose file? Default: always. */
  readonly trustedBuild?: (request: Pick<ProvisionRequest, 'stack' | 'stackDir'>) => boolean;
  /** How long a service may take to become healthy. Default 60 s. */
  readonly readyLimitMs?: Millis;
  /** Playgrounds to keep paused and ready for each stack given to `keepReady`. Default 0. */
  readonly poolSize?: number;
  /** Rounds whose users are measured now: the pool must not take their processors. Default: none. */
  readonly playing?: () => number;
  /** Set and remove rules in the host's firewall where that is possible. Default: yes. */
  readonly firewall?: boolean;
  /** Told what went wrong where nobody waits for an answer. */
  readonly onError?: (error: unknown) => void;
}
