import {
  ChaosError,
  type Clock,
  type PlaygroundProvider,
  type ProvisionRequest,
  type RoundId,
} from '@chaos-engine/core';
import type { Engine } from './engine/engine.ts';
import { execOpener } from './inside/exec-opener.ts';
import { createPlayground } from './playground.ts';
import { findObjects, findRound } from './provision/find-objects.ts';
import { loadStack } from './provision/load-stack.ts';
import { provisionRound } from './provision/provision-round.ts';
import { removeUntilQuiet } from './provision/remove-objects.ts';
import { label } from './sandbox/names.ts';
import type { RunningContainer, TerminalOpener } from './seams.ts';
import { systemClock } from './system-clock.ts';

export interface DockerProviderOptions {
  readonly engine: Engine;
  /** Tells the objects of this installation from those of others on the same engine. */
  readonly instance: string;
  readonly epoch?: number;
  /** Addresses for playground networks. Default 10.213.0.0/16. */
  readonly pool?: string;
  readonly clock?: Clock;
  readonly terminals?: TerminalOpener;
  /** May images be built for a stack, so that `build` may stand in its Compose file? Default: yes. */
  readonly trustedBuild?: (request: ProvisionRequest) => boolean;
  /** How long a service may take to become healthy. Default 60 s. */
  readonly readyLimitMs?: number;
}

/** Playgrounds as containers of a Docker Engine. */
export function createDockerProvider(options: DockerProviderOptions): PlaygroundProvider {
  const { engine, instance, terminals = execOpener, clock = systemClock } = options;
  const running = new Map<RoundId, { readonly abort: AbortController; readonly done: Promise<unknown> }>();

  const onStarted = async (container: RunningContainer): Promise<void> => {
    await terminals.started(container);
  };
  const parts = (request: ProvisionRequest) => ({
    engine,
    round: request.id,
    services: Object.keys(request.stack.services),
    terminals,
    onStarted,
  });

  async function remove(id: RoundId): Promise<void> {
    await terminals.release(id);
    await removeUntilQuiet(
      engine,
      () => findRound(engine, instance, id),
      () => pause(100),
    );
  }

  const provider: PlaygroundProvider = {
    async provision(request, onStep) {
      const { id } = request;
      if (running.has(id)) throw new ChaosError('ALREADY_DONE', `round ${id} is being prepared already`);
      const abort = new AbortController();
      const stack = loadStack(request, { trustedBuild: options.trustedBuild?.(request) ?? true });
      const work = provisionRound(
        {
          engine,
          clock,
          owner: {
            instance,
            round: id,
            epoch: options.epoch ?? 0,
            expires: Math.floor(clock.wall() / 1_000) + lifetimeS,
          },
          stack,
          pool: options.pool ?? '10.213.0.0/16',
          isolateGateway: false,
          terminals,
          onStarted,
          readyLimitMs: options.readyLimitMs ?? 60_000,
          signal: abort.signal,
        },
        onStep,
      );
      running.set(id, { abort, done: work.catch(() => {}) });
      try {
        await work;
      } catch (error) {
        await remove(id).catch(() => {});
        throw abort.signal.aborted
          ? new ChaosError('PLAYGROUND_FAILED', `round ${id} was removed while it was being prepared`)
          : error;
      } finally {
        running.delete(id);
      }
      return createPlayground(id, parts(request));
    },
    async attach(request) {
      const found = await findRound(engine, instance, request.id);
      const containers = found
        .filter((object) => object.kind === 'container')
        .map((object) => object.labels[label.service]);
      const complete = Object.keys(request.stack.services).every((service) => containers.includes(service));
      return complete ? createPlayground(request.id, parts(request)) : null;
    },
    async destroy(id) {
      const current = running.get(id);
      current?.abort.abort();
      await current?.done;
      await remove(id);
    },
    async list() {
      const objects = await findObjects(engine, { [label.instance]: instance, [label.round]: null });
      return [...new Set(objects.map((object) => object.labels[label.round] ?? ''))];
    },
    ping: () => engine.ping(),
    onEngineChange: () => () => {},
  };
  return provider;
}

// Longer than any round; then the objects are anybody's to remove.
const lifetimeS = 12 * 60 * 60;

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
