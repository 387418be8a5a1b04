import { freemem } from 'node:os';
import { join } from 'node:path';
import {
  ChaosError,
  type PlaygroundProvider,
  type ProvisionRequest,
  type ProvisionStep,
  type RoundId,
} from '@chaos-engine/core';
import { openClaims } from './claims.ts';
import { watchEngine } from './engine/watch-engine.ts';
import { type EngineExamination, examineEngine } from './examine-engine.ts';
import { createFirewall } from './firewall/firewall.ts';
import { execOpener } from './inside/exec-opener.ts';
import { createJanitor } from './janitor.ts';
import { createPlayground } from './playground.ts';
import { createPool } from './pool.ts';
import type { DockerProviderOptions } from './provider-options.ts';
import { findObjects, findRound } from './provision/find-objects.ts';
import { freezeRound, thawRound } from './provision/freeze-round.ts';
import { type LoadedStack, loadStack } from './provision/load-stack.ts';
import { provisionRound } from './provision/provision-round.ts';
import { removeUntilQuiet } from './provision/remove-objects.ts';
import { createStepReporter } from './provision/step-reporter.ts';
import { trafficTarget } from './provision/traffic-target.ts';
import { limitTerminals } from './sandbox/limit-terminals.ts';
import { label, type Owner } from './sandbox/names.ts';
import type { RunningContainer } from './seams.ts';
import { type ServiceChange, toServiceChange } from './service-changes.ts';
import { systemClock } from './system-clock.ts';

/** Playgrounds as containers of a Docker Engine, and what only its host can tell. */
export interface DockerProvider extends PlaygroundProvider {
  /** Called when a service died, started, ran out of memory or was removed; returns the way to stop. */
  onServiceChange(listener: (change: ServiceChange) => void): () => void;
  /** Removes everything of ours that belongs to none of these rounds; resolves to how many objects there were. */
  sweep(wanted: ReadonlySet<RoundId>): Promise<number>;
  /** Sweeps now and every 30 s; returns the way to stop. */
  startJanitor(wanted: () => ReadonlySet<RoundId>): () => void;
  /** Keeps paused playgrounds of this stack ready, as many as the options say. */
  keepReady(request: Omit<ProvisionRequest, 'id'>): void;
  /** Versions, limits and which promises of isolation hold here. Rejects with ENGINE_UNAVAILABLE. */
  examine(): Promise<EngineExamination>;
  /** Ends what runs in the background. Playgrounds stay; the rules of the firewall go when there is none. */
  close(): Promise<void>;
}

// Longer than any round; then the objects are anybody's to remove.
const lifetimeS = 12 * 60 * 60;
const defaultAddresses = '10.213.0.0/16';

/** Makes the provider. Nothing is asked of the engine before the first call. */
export function createDockerProvider(options: DockerProviderOptions): DockerProvider {
  const { engine, instance, terminals = execOpener, clock = systemClock, onError = () => {} } = options;
  const addresses = options.addresses ?? defaultAddresses;
  const watch = watchEngine({ engine, clock, label: `${label.instance}=${instance}` });
  const firewall = createFirewall();
  const claims = openClaims(options.dataDir === undefined ? null : join(options.dataDir, 'playgrounds.json'));
  const preparing = new Map<RoundId, { readonly abort: AbortController; readonly done: Promise<unknown> }>();
  let terminalsProblem: string | null = 'no playground has been started yet';

  const owner = (engineId: RoundId): Owner => ({
    instance,
    round: engineId,
    epoch: options.epoch ?? 0,
    expires: Math.floor(clock.wall() / 1_000) + lifetimeS,
  });

  async function onStarted(container: RunningContainer): Promise<void> {
    terminalsProblem = container.local ? await limitTerminals(container.pid) : 'the engine runs on another machine';
    await terminals.started(container);
  }

  const playground = (request: ProvisionRequest, engineId: RoundId) =>
    createPlayground(request.id, {
      engine,
      watch,
      clock,
      engineId,
      services: Object.keys(request.stack.services),
      terminals,
      traffic: options.traffic ?? null,
      trafficTarget: (entry) => trafficTarget(engine, owner(engineId), addresses, entry),
      onStarted,
    });

  async function remove(engineId: RoundId): Promise<void> {
    await terminals.release(engineId);
    const wait = () => new Promise<void>((resolve) => clock.setTimeout(resolve, 100));
    await removeUntilQuiet(engine, () => findRound(engine, instance, engineId), wait);
  }

  /** Makes a playground under an id; leaves nothing when it fails. */
  async function make(engineId: RoundId, stack: LoadedStack, onStep: (step: ProvisionStep) => void): Promise<void> {
    const abort = new AbortController();
    const work = provisionRound(
      {
        engine,
        clock,
        owner: owner(engineId),
        stack,
        addresses,
        terminals,
        onNetworks: async (bridge) => void (options.firewall === false ? undefined : await firewall.ensure(bridge)),
        onStarted,
        readyLimitMs: options.readyLimitMs ?? 60_000,
        signal: abort.signal,
      },
      onStep,
    );
    preparing.set(engineId, { abort, done: work.catch(() => {}) });
    try {
      await work;
    } catch (error) {
      await remove(engineId).catch(onError);
      throw abort.signal.aborted
        ? new ChaosError('PLAYGROUND_FAILED', `${engineId} was removed while it was being prepared`)
        : error;
    } finally {
      preparing.delete(engineId);
    }
  }

  const load = (request: Pick<ProvisionRequest, 'stack' | 'stackDir'>) =>
    loadStack(request, { trustedBuild: options.trustedBuild?.(request) ?? true });

  const pool = createPool({
    clock,
    size: options.dataDir === undefined ? 0 : (options.poolSize ?? 0),
    freeMemoryBytes: freemem,
    busy: () => [...preparing.keys()].some((id) => claims.roundOf(id) !== null),
    async make(engineId, request) {
      const stack = load(request);
      await make(engineId, stack, () => {});
      await freezeRound(engine, instance, engineId);
      return {
        digest: stack.digest,
        costBytes: stack.spec.services.reduce((sum, service) => sum + service.limits.memoryBytes, 0),
      };
    },
    remove,
    onError,
  });

  async function isComplete(request: ProvisionRequest, engineId: RoundId): Promise<boolean> {
    const found = await findRound(engine, instance, engineId);
    const services = new Set(
      found.filter((object) => object.kind === 'container').map((object) => object.labels[label.service]),
    );
    return Object.keys(request.stack.services).every((service) => services.has(service));
  }

  const wantedIds = (wanted: ReadonlySet<RoundId>) =>
    new Set([...[...wanted].map((round) => claims.engineId(round)), ...pool.ids(), ...preparing.keys()]);

  return {
    async provision(request, onStep) {
      const { id } = request;
      if (preparing.has(id)) throw new ChaosError('ALREADY_DONE', `round ${id} is being prepared already`);
      const stack = load(request);
      const engineId =
        claims.engineId(id) === id ? (pool.take(request.stack.id, stack.digest) ?? id) : claims.engineId(id);
      if (engineId === id) {
        await make(id, stack, onStep);
        return playground(request, id);
      }
      // Written down first: a playground that runs and belongs to nobody would be swept.
      claims.claim(id, engineId);
      try {
        await createStepReporter(clock, onStep)('from the pool', () => thawRound(engine, instance, engineId));
        return playground(request, engineId);
      } catch (error) {
        // One that does not wake is no reason to let the round wait for the next try.
        onError(error);
        await remove(engineId);
        claims.forget(id);
        await make(id, stack, onStep);
        return playground(request, id);
      }
    },
    async attach(request) {
      const engineId = claims.engineId(request.id);
      return (await isComplete(request, engineId)) ? playground(request, engineId) : null;
    },
    async destroy(id) {
      const engineId = claims.engineId(id);
      const current = preparing.get(engineId);
      current?.abort.abort();
      await current?.done;
      await remove(engineId);
      claims.forget(id);
    },
    async list() {
      const objects = await findObjects(engine, { [label.instance]: instance, [label.round]: null });
      const rounds = objects.map((object) => claims.roundOf(object.labels[label.round] ?? ''));
      return [...new Set(rounds.filter((round) => round !== null))];
    },
    ping: () => engine.ping(),
    onEngineChange: (listener) => watch.onReachable(listener),
    onServiceChange: (listener) =>
      watch.onEvent((event) => {
        const change = toServiceChange(event, claims.roundOf);
        if (change !== null) listener(change);
      }),
    sweep: (wanted) => createJanitor({ engine, clock, instance, wanted: () => wantedIds(wanted) }).sweep(),
    startJanitor: (wanted) =>
      createJanitor({ engine, clock, instance, wanted: () => wantedIds(wanted()), onError }).start(),
    keepReady: (request) => pool.keep(request),
    examine: () => examineEngine(engine, { firewall: firewall.state(), terminalsProblem }),
    async close() {
      pool.close();
      watch.close();
      for (const id of pool.ids()) await remove(id).catch(onError);
      const left = await findObjects(engine, { [label.round]: null }).catch(() => null);
      if (left !== null && !left.some((object) => object.kind === 'network')) await firewall.remove();
    },
  };
}
