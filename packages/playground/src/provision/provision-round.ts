import type { Clock, ProvisionStep } from '@chaos-engine/core';
import type { ServiceSpec } from '../compose/round-spec.ts';
import type { Engine } from '../engine/engine.ts';
import { isOurProcess } from '../inside/end-exec.ts';
import { composeVolumeLabels } from '../sandbox/compose-labels.ts';
import { bridgeName, type Owner, ownerLabels, volumeName } from '../sandbox/names.ts';
import type { RunningContainer } from '../seams.ts';
import { ensureContainer } from './ensure-container.ts';
import { ensureNetwork } from './ensure-network.ts';
import { findRound } from './find-objects.ts';
import type { LoadedStack } from './load-stack.ts';
import type { PackedFile } from './package-tar.ts';
import { healthOf } from './plan-health.ts';
import { type ResolvedImage, resolveImages } from './resolve-images.ts';
import { createStepReporter } from './step-reporter.ts';
import { endedEarly, waitCompleted, waitReady } from './wait-ready.ts';

export interface ProvisionContext {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly owner: Owner;
  readonly stack: LoadedStack;
  /** Pool of addresses for the networks. */
  readonly addresses: string;
  /** Called when the networks are there and nothing runs yet, with the name of one bridge. */
  readonly onNetworks: (bridge: string) => Promise<void>;
  /** Called for each container that runs now, before anybody waits for its health. */
  readonly onStarted: (container: RunningContainer) => Promise<void>;
  readonly readyLimitMs: number;
  readonly signal: AbortSignal;
}

/**
 * Makes a round's networks, volumes and containers and starts them, each service as soon as those it depends on allow.
 * Everything has a name that follows from the round id, so a call that was interrupted is taken up by the next.
 */
export async function provisionRound(context: ProvisionContext, onStep: (step: ProvisionStep) => void): Promise<void> {
  const { engine, owner, stack } = context;
  const { services, networks, volumes } = stack.spec;
  const step = createStepReporter(context.clock, onStep);

  const images = await step('images', () =>
    resolveImages(
      engine,
      services.map((service) => service.image),
    ),
  );
  const features = await engine.features();
  const existing = await findRound(engine, owner.instance, owner.round);
  const origin = { round: owner.round, stackDir: stack.stackDir, composeFile: stack.composeFile };

  await step('networks', async () => {
    // One after the other: each must see the addresses the one before has taken.
    for (const network of networks)
      await ensureNetwork(engine, { owner, origin, network }, context.addresses, existing);
    await Promise.all(
      volumes.map((volume) =>
        engine.call(`create the volume ${volume}`, (docker) =>
          docker.createVolume({
            Name: volumeName(owner.round, volume),
            Driver: 'local',
            Labels: { ...composeVolumeLabels(origin, volume), ...ownerLabels(owner) },
          }),
        ),
      ),
    );
  });
  const guarded = context.onNetworks(bridgeName(owner.instance, owner.round, networks[0] ?? 'default'));
  guarded.catch(() => {});
  context.signal.throwIfAborted();

  const ids = new Map<string, string>();
  await step('containers', () =>
    allDone(
      services.map(async (service) => {
        const image = images.get(service.image) as ResolvedImage;
        const plan = { owner, origin, service, imageId: image.id, spec: stack.digest, features };
        ids.set(service.name, await ensureContainer(engine, plan, packed(service, stack), existing));
      }),
    ),
  );
  await guarded;
  context.signal.throwIfAborted();

  const started = new Map<string, Promise<void>>();
  const ready = new Map<string, Promise<void>>();
  for (const service of services) {
    const id = ids.get(service.name) as string;
    const health = healthOf(service, images.get(service.image) as ResolvedImage);
    const completes = services.some((other) =>
      other.dependsOn.some((on) => on.service === service.name && on.until === 'completed'),
    );
    const allowed = Promise.all(
      service.dependsOn.map((on) => (on.until === 'started' ? started : ready).get(on.service)),
    );
    const starting = allowed.then(() => startContainer(context, service, id));
    started.set(service.name, starting);
    // Whoever depends on it sees the error; when nobody does, `ready` below does.
    starting.catch(() => {});
    const readiness = allowed.then(() =>
      step(service.name, async () => {
        await starting;
        if (completes) await waitCompleted(engine, id, service.name, context.readyLimitMs);
        else await waitReady(engine, { containerId: id, service: service.name, health, limitMs: context.readyLimitMs });
      }),
    );
    ready.set(service.name, readiness);
  }
  await Promise.all(ready.values());
}

// Not `Promise.all`: whoever cleans up after an error must not meet creates that are still in flight.
async function allDone(work: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

function packed(service: ServiceSpec, stack: LoadedStack): PackedFile[] {
  return service.files.map(({ source, target, mode }) => ({
    path: target,
    mode,
    content: source.type === 'content' ? Buffer.from(source.text) : (stack.files.get(source.path) as Buffer),
  }));
}

async function startContainer(
  { engine, owner, onStarted, signal }: ProvisionContext,
  service: ServiceSpec,
  id: string,
): Promise<void> {
  signal.throwIfAborted();
  await engine
    .starts(() =>
      engine.call(`start ${service.name}`, (docker) => docker.getContainer(id).start(), { deadlineMs: 60_000 }),
    )
    .catch(ignoreAlreadyRunning);
  const facts = await engine.call(`inspect ${service.name}`, (docker) => docker.getContainer(id).inspect(), {
    idempotent: true,
  });
  if (!facts.State.Running) {
    if (facts.State.ExitCode === 0) return;
    throw await endedEarly(engine, id, service.name);
  }
  await onStarted({
    engine,
    round: owner.round,
    service: service.name,
    id,
    pid: facts.State.Pid,
    local: await isOurProcess(facts.State.Pid, id),
  });
}

function ignoreAlreadyRunning(error: unknown): void {
  if ((error as { statusCode?: number }).statusCode !== 304) throw error;
}
