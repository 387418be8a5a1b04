import { availableParallelism, freemem } from 'node:os';
import { join } from 'node:path';
import {
  ChaosError,
  type Playground,
  type ProvisionRequest,
  type ProvisionStep,
  type RoundId,
} from '@chaos-engine/core';
import { systemClock } from '@chaos-engine/traffic';
import { createAgentOpener } from './agent/agent-opener.ts';
import { withFallback } from './agent/with-fallback.ts';
import { findAbilities } from './beside/find-abilities.ts';
import { createHelpers, type Helpers } from './beside/helpers.ts';
import { openClaims } from './claims.ts';
import type { DockerProvider } from './docker-provider.ts';
import { watchEngine } from './engine/watch-engine.ts';
import { examineEngine } from './examine-engine.ts';
import { createFirewall } from './firewall/firewall.ts';
import { releaseFirewall } from './firewall/release-firewall.ts';
import { execOpener } from './inside/exec-opener.ts';
import { createJanitor } from './janitor.ts';
import { createPlayground } from './playground.ts';
import { createPool } from './pool.ts';
import { poolRecipe } from './pool-recipe.ts';
import type { DockerProviderOptions } from './provider-options.ts';
import { findObjects, findRound } from './provision/find-objects.ts';
import { loadStack } from './provision/load-stack.ts';
import { trafficTarget } from './provision/traffic-target.ts';
import { label } from './sandbox/names.ts';
import { toServiceChange } from './service-changes.ts';
import { takeFromPool } from './take-from-pool.ts';
import { createWorkshop } from './workshop.ts';

/** Makes the provider. Nothing is asked of the engine before the first call. */
export function createDockerProvider(options: DockerProviderOptions): DockerProvider {
  const { engine, instance, clock = systemClock, onError = () => {} } = options;
  const tellFallback = (reason: string) => onError(`terminals go by plain exec, which is slower: ${reason}`);
  const terminals = options.terminals ?? withFallback(createAgentOpener(), execOpener, tellFallback);
  const addresses = options.addresses ?? '10.213.0.0/16';
  const epoch = options.epoch ?? 0;
  const watch = watchEngine({ engine, clock, label: `${label.instance}=${instance}` });
  const firewall = createFirewall(() => engine.address);
  const claims = openClaims(options.dataDir === undefined ? null : join(options.dataDir, 'playgrounds.json'));

  async function guard(bridge?: string): Promise<void> {
    if (options.firewall !== false) await firewall.ensure(bridge);
  }

  const workshop = createWorkshop({
    engine,
    instance,
    epoch,
    clock,
    addresses,
    terminals,
    readyLimitMs: options.readyLimitMs ?? 60_000,
    guard,
    onError,
  });

  const load = (request: Pick<ProvisionRequest, 'stack' | 'stackDir'>) =>
    loadStack(request, { trustedBuild: options.trustedBuild?.(request) ?? true });

  /** Rounds that ask for a playground now. */
  const asked = new Map<RoundId, { readonly abort: AbortController; readonly done: Promise<unknown> }>();

  const pool = createPool({
    clock,
    size: options.dataDir === undefined ? 0 : (options.poolSize ?? 0),
    processors: availableParallelism(),
    freeMemoryBytes: freemem,
    busy: () => asked.size > 0,
    playing: options.playing ?? (() => 0),
    recipe: async (request) => poolRecipe(engine, load(request)),
    async make(engineId, request) {
      await workshop.make(engineId, load(request), () => {});
      await workshop.freeze(engineId);
    },
    remove: workshop.remove,
    onError,
  });

  let abilities: Promise<readonly string[]> | null = null;
  const helpers = new Map<RoundId, Helpers>();
  function helpersOf(engineId: RoundId): Helpers {
    const known = helpers.get(engineId) ?? createHelpers({ engine, clock, owner: () => workshop.owner(engineId) });
    helpers.set(engineId, known);
    return known;
  }
  function letGo(engineId: RoundId): void {
    helpers.get(engineId)?.letGo();
    helpers.delete(engineId);
  }

  const playground = (request: ProvisionRequest, engineId: RoundId) =>
    createPlayground(request.id, {
      engine,
      watch,
      clock,
      engineId,
      services: Object.keys(request.stack.services),
      terminals,
      helpers: helpersOf(engineId),
      traffic: options.traffic ?? null,
      trafficTarget: (entry) => trafficTarget(engine, workshop.owner(engineId), addresses, entry),
      onStarted: workshop.onStarted,
    });

  const janitor = (wanted: () => ReadonlySet<RoundId>) =>
    createJanitor({
      engine,
      clock,
      instance,
      epoch,
      wanted: () => new Set([...[...wanted()].map(claims.engineId), ...pool.ids(), ...workshop.making()]),
      // A reload of the host's firewall takes our rules away.
      onBeat: async () => (firewall.state().held ? await guard() : undefined),
      onError,
    });

  const door = { engine, instance, clock, pool, claims, workshop, onError };

  async function provision(
    request: ProvisionRequest,
    onStep: (step: ProvisionStep) => void,
    signal: AbortSignal,
  ): Promise<Playground> {
    const stack = load(request);
    const pooled = await takeFromPool(door, request, stack, { onStep, signal });
    if (signal.aborted)
      throw new ChaosError('PLAYGROUND_FAILED', `${request.id} was removed while it was being prepared`);
    if (pooled === null) await workshop.make(request.id, stack, onStep);
    return playground(request, pooled ?? request.id);
  }

  return {
    async provision(request, onStep) {
      const { id } = request;
      if (asked.has(id)) throw new ChaosError('ALREADY_DONE', `round ${id} is being prepared already`);
      const abort = new AbortController();
      const work = provision(request, onStep, abort.signal);
      asked.set(id, { abort, done: work.catch(() => undefined) });
      try {
        return await work;
      } finally {
        asked.delete(id);
      }
    },
    async attach(request) {
      const engineId = claims.engineId(request.id);
      const found = await findRound(engine, instance, engineId);
      const services = new Set(
        found.filter(({ kind }) => kind === 'container').map(({ labels }) => labels[label.service]),
      );
      const complete = Object.keys(request.stack.services).every((service) => services.has(service));
      if (!complete) return null;
      helpersOf(engineId).takeUp(found);
      return playground(request, engineId);
    },
    async destroy(id) {
      const asking = asked.get(id);
      asking?.abort.abort();
      letGo(claims.engineId(id));
      await workshop.remove(claims.engineId(id));
      await asking?.done;
      claims.forget(id);
    },
    async list() {
      const objects = await findObjects(engine, { [label.instance]: instance, [label.round]: null });
      const rounds = objects.map(({ labels }) => claims.roundOf(labels[label.round] ?? ''));
      return [...new Set(rounds.filter((round) => round !== null))];
    },
    ping: () => engine.ping(),
    onEngineChange: (listener) => watch.onReachable(listener),
    onServiceChange: (listener) =>
      watch.onEvent((event) => {
        const change = toServiceChange(event, claims.roundOf);
        if (change !== null) listener(change);
      }),
    sweep: (wanted) => janitor(() => wanted).sweep(),
    startJanitor: (wanted) => janitor(wanted).start(),
    async abilities() {
      abilities ??= findAbilities(engine, instance, Math.floor(clock.wall() / 1_000)).catch((error) => {
        abilities = null;
        throw error;
      });
      return await abilities;
    },
    keepReady: (request) => pool.keep(request),
    ready: () => pool.counts(),
    async examine() {
      await engine.ping();
      await guard();
      return await examineEngine(engine, { firewall: firewall.state(), terminalsProblem: workshop.terminalsProblem() });
    },
    async close() {
      pool.close();
      watch.close();
      for (const id of helpers.keys()) letGo(id);
      for (const id of pool.ids()) await workshop.remove(id).catch(onError);
      const anyNetworks = async () =>
        (await findObjects(engine, { [label.round]: null })).some((object) => object.kind === 'network');
      // Where the engine does not answer nobody knows who else is there, and the rules stay.
      await releaseFirewall(firewall, anyNetworks).catch(() => undefined);
    },
  };
}
