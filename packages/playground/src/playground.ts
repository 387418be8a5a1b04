import {
  ChaosError,
  type Clock,
  type Playground,
  type RoundId,
  type ServiceName,
  type TrafficHandle,
} from '@chaos-engine/core';
import type { Helpers } from './beside/helpers.ts';
import type { Engine } from './engine/engine.ts';
import type { EngineWatch } from './engine/watch-engine.ts';
import { controlService } from './inside/control-service.ts';
import { followLogs } from './inside/follow-logs.ts';
import { readLimits, setLimits } from './inside/limit-service.ts';
import { readStates } from './inside/read-states.ts';
import { runExec } from './inside/run-exec.ts';
import { runningContainer } from './inside/running-container.ts';
import { createScraper } from './inside/scrape-service.ts';
import { startRunaway } from './inside/start-runaway.ts';
import { createMetricsReader } from './metrics/read-metrics.ts';
import { containerName } from './sandbox/names.ts';
import type { RunningContainer, TerminalOpener, TrafficRunner, TrafficTarget } from './seams.ts';
import { within } from './within.ts';

/** After a restart of ours they are found again within a moment. */
const usersLimitMs = 10_000;

export interface PlaygroundParts {
  readonly engine: Engine;
  readonly watch: EngineWatch;
  readonly clock: Clock;
  /** Id the objects on the engine carry. */
  readonly engineId: RoundId;
  readonly services: readonly ServiceName[];
  readonly terminals: TerminalOpener;
  readonly helpers: Helpers;
  readonly traffic: TrafficRunner | null;
  readonly trafficTarget: (entry: ServiceName) => Promise<TrafficTarget>;
  readonly onStarted: (container: RunningContainer) => Promise<void>;
}

/** The port's view of the containers of one round: what is true is asked of the engine, never remembered. */
export function createPlayground(id: RoundId, parts: PlaygroundParts): Playground {
  const { engine, engineId, services, terminals } = parts;
  const metrics = createMetricsReader(engine, engineId, services, parts.clock);
  const scrape = createScraper(engine, engineId);

  const firstUsers = Promise.withResolvers<TrafficHandle>();
  let users = firstUsers.promise;

  const known = (service: ServiceName): ServiceName => {
    if (services.includes(service)) return service;
    throw new ChaosError('NOT_FOUND', `there is no service ${service}; known: ${services.join(', ')}`);
  };

  return {
    id,
    pooled: engineId !== id,
    services,
    exec: async (service, argv, options = {}) =>
      runExec(engine, { container: containerName(engineId, known(service)), service, argv, ...options }),
    beside: async (service, argv, options) => parts.helpers.exec(known(service), argv, options),
    runaway: async (service, runaway) =>
      startRunaway(engine, containerName(engineId, known(service)), service, runaway),
    limits: async (service) => readLimits(engine, containerName(engineId, known(service))),
    setLimits: async (service, limits) => setLimits(engine, containerName(engineId, known(service)), limits),
    async control(service, verb) {
      await controlService(engine, engineId, known(service), verb);
      if (verb === 'start' || verb === 'restart')
        await parts.onStarted(await runningContainer(engine, engineId, service));
    },
    openTerminal: async (service, argv, size) =>
      terminals.open(await runningContainer(engine, engineId, known(service)), argv, size),
    metrics: () => metrics.read(),
    states: () => readStates(engine, engineId, services),
    followLogs: (sinceWall, onLine) =>
      followLogs({ engine, watch: parts.watch, clock: parts.clock, round: engineId, services, sinceWall, onLine }),
    scrape: async (service, port, path, timeoutMs) => scrape({ service: known(service), port, path, timeoutMs }),
    async traffic(plan, onReport) {
      if (parts.traffic === null)
        throw new ChaosError('PLAYGROUND_FAILED', 'this provider was made without a traffic runner');
      const handle = await parts.traffic.start(await parts.trafficTarget(known(plan.entry.service)), plan, onReport);
      firstUsers.resolve(handle);
      users = Promise.resolve(handle);
      return handle;
    },
    async users() {
      if (await within(users, usersLimitMs)) return await users;
      throw new ChaosError('PLAYGROUND_FAILED', `playground ${id} has no users yet`);
    },
  };
}
