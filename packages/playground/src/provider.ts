import { freemem } from 'node:os';
import { join } from 'node:path';
import { ChaosError, type ProvisionRequest, type RoundId } from '@chaos-engine/core';
import { createAgentOpener } from './agent/agent-opener.ts';
import { withFallback } from './agent/with-fallback.ts';
import { openClaims } from './claims.ts';
import type { DockerProvider } from './docker-provider.ts';
import { watchEngine } from './engine/watch-engine.ts';
import { examineEngine } from './examine-engine.ts';
import { createFirewall } from './firewall/firewall.ts';
import { execOpener } from './inside/exec-opener.ts';
import { createJanitor } from './janitor.ts';
import { createPlayground } from './playground.ts';
import { createPool } from './pool.ts';
import type { DockerProviderOptions } from './provider-options.ts';
import { findObjects, findRound } from './provision/find-objects.ts';
import { freezeRound, thawRound } from './provision/freeze-round.ts';
import { loadStack } from './provision/load-stack.ts';
import { createStepReporter } from './provision/step-reporter.ts';
import { trafficTarget } from './provision/traffic-target.ts';
import { label } from './sandbox/names.ts';
import { toServiceChange } from './service-changes.ts';
import { systemClock } from './system-clock.ts';
import { createWorkshop } from './workshop.ts';

/** Makes the provider. Nothing is asked of the engine before the first call. */
export function createDockerProvider(options: DockerProviderOptions): DockerProvider {
  const { engine, instance, clock = systemClock, onError = () => {} } = options;
  const tellFallback = (reason: string) => onError(`terminals go by plain exec, which is slower: ${reason}`);
  const terminals = options.terminals ?? withFallback(createAgentOpener(), execOpener, tellFallback);
  const addresses = options.addresses ?? '10.213.0.0/16';
  const watch = watchEngine({ engine, clock, label: `${label.instance}=${instance}` });
  const firewall = createFirewall(() => engine.address);
  const claims = openClaims(options.dataDir === undefined ? null : join(options.dataDir, 'playgrounds.json'));

  async function guard(bridge?: string): Promise<void> {
    if (options.firewall !== false) await firewall.ensure(bridge);
  }

  const workshop = createWorkshop({
    engine,
    instance,
    epoch: options.epoch ?? 0,
    clock,
    addresses,
    terminals,
    readyLimitMs: options.readyLimitMs ?? 60_000,
    guard,
    onError,
  });

  const load = (request: Pick<ProvisionRequest, 'stack' | 'stackDir'>) =>
    loadStack(request, { trustedBuild: options.trustedBuild?.(request) ?? true });

  const pool = createPool({
    clock,
    size: options.dataDir === undefined ? 0 : (options.poolSize ?? 0),
    freeMemoryBytes: freemem,
    busy: () => workshop.making().some((id) => claims.roundOf(id) !== null),
    async make(engineId, request) {
      const stack = load(request);
      await workshop.make(engineId, stack, () => {});
      await workshop.settled(engineId);
      await freezeRound(engine, instance, engineId);
      return {
        digest: stack.digest,
        costBytes: stack.spec.services.reduce((sum, service) => sum + service.limits.memoryBytes, 0),
      };
    },
    remove: workshop.remove,
    onError,
  });

  const playground = (request: ProvisionRequest, engineId: RoundId) =>
    createPlayground(request.id, {
      engine,
      watch,
      clock,
      engineId,
      services: Object.keys(request.stack.services),
      terminals,
      traffic: options.traffic ?? null,
      trafficTarget: (entry) => trafficTarget(engine, workshop.owner(engineId), addresses, entry),
      onStarted: workshop.onStarted,
    });

  const janitor = (wanted: () => ReadonlySet<RoundId>) =>
    createJanitor({
      engine,
      clock,
      instance,
      wanted: () => new Set([...[...wanted()].map(claims.engineId), ...pool.ids(), ...workshop.making()]),
      // A reload of the host's firewall takes our rules away.
      onBeat: async () => (firewall.state().held ? await guard() : undefined),
      onError,
    });

  return {
    async provision(request, onStep) {
      const { id } = request;
      if (workshop.making().includes(id)) throw new ChaosError('ALREADY_DONE', `round ${id} is being prepared already`);
      const stack = load(request);
      const claimed = claims.engineId(id);
      const engineId = claimed === id ? pool.take(request.stack.id, stack.digest) : claimed;
      if (engineId !== null) {
        // Written down first: a playground that runs and belongs to nobody would be swept.
        claims.claim(id, engineId);
        try {
          await createStepReporter(clock, onStep)('from the pool', () => thawRound(engine, instance, engineId));
          return playground(request, engineId);
        } catch (error) {
          // One that does not wake is no reason to let the round wait for the next try.
          onError(error);
          await workshop.remove(engineId);
          claims.forget(id);
        }
      }
      await workshop.make(id, stack, onStep);
      return playground(request, id);
    },
    async attach(request) {
      const engineId = claims.engineId(request.id);
      const found = await findRound(engine, instance, engineId);
      const services = new Set(
        found.filter(({ kind }) => kind === 'container').map(({ labels }) => labels[label.service]),
      );
      const complete = Object.keys(request.stack.services).every((service) => services.has(service));
      return complete ? playground(request, engineId) : null;
    },
    async destroy(id) {
      await workshop.remove(claims.engineId(id));
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
    keepReady: (request) => pool.keep(request),
    async examine() {
      await engine.ping();
      await guard();
      return await examineEngine(engine, { firewall: firewall.state(), terminalsProblem: workshop.terminalsProblem() });
    },
    async close() {
      pool.close();
      watch.close();
      for (const id of pool.ids()) await workshop.remove(id).catch(onError);
      const left = await findObjects(engine, { [label.round]: null }).catch(() => null);
      if (left !== null && !left.some((object) => object.kind === 'network')) await firewall.remove();
    },
  };
}
