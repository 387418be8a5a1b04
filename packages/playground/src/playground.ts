import { ChaosError, type Playground, type RoundId, type ServiceName } from '@chaos-engine/core';
import type { Engine } from './engine/engine.ts';
import { type ControlVerb, controlService } from './inside/control-service.ts';
import { readStates } from './inside/read-states.ts';
import { runExec } from './inside/run-exec.ts';
import { runningContainer } from './inside/running-container.ts';
import { containerName } from './sandbox/names.ts';
import type { RunningContainer, TerminalOpener } from './seams.ts';

export interface PlaygroundParts {
  readonly engine: Engine;
  /** Id the objects on the engine carry. */
  readonly round: RoundId;
  readonly services: readonly ServiceName[];
  readonly terminals: TerminalOpener;
  readonly onStarted: (container: RunningContainer) => Promise<void>;
}

/** The port's view of the containers of one round. Holds no state: all of it is asked of the engine. */
export function createPlayground(id: RoundId, parts: PlaygroundParts): Playground {
  const { engine, round, services, terminals } = parts;

  const known = (service: ServiceName): ServiceName => {
    if (services.includes(service)) return service;
    throw new ChaosError('NOT_FOUND', `there is no service ${service}; known: ${services.join(', ')}`);
  };

  return {
    id,
    services,
    exec: (service, argv, options = {}) =>
      runExec(engine, { container: containerName(round, known(service)), service, argv, ...options }),
    async control(service: ServiceName, verb: ControlVerb) {
      await controlService(engine, round, known(service), verb);
      if (verb === 'start' || verb === 'restart') await parts.onStarted(await runningContainer(engine, round, service));
    },
    openTerminal: async (service, argv, size) =>
      terminals.open(await runningContainer(engine, round, known(service)), argv, size),
    states: () => readStates(engine, round, services),
  } as Playground;
}
