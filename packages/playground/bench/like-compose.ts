import type { Engine, loadStack } from '../src/index.ts';
import { ensureNetwork } from '../src/provision/ensure-network.ts';
import { resolveImages } from '../src/provision/resolve-images.ts';
import { containerBody } from '../src/sandbox/container-body.ts';
import { containerName, type Owner, ownerLabels, volumeName } from '../src/sandbox/names.ts';

const pollMs = 500;
const nano = 1e6;

/**
 * The same containers with Docker's own health checks at the intervals of the file: made at once, started in the order
 * of their dependencies, then asked for their health until all have it. That is what `docker compose up --wait` does.
 */
export async function startLikeCompose(
  engine: Engine,
  stack: ReturnType<typeof loadStack>,
  owner: Owner,
): Promise<void> {
  const { services, networks, volumes } = stack.spec;
  const images = await resolveImages(
    engine,
    services.map((service) => service.image),
  );
  const features = await engine.features();
  for (const network of networks) await ensureNetwork(engine, { owner, origin: null, network }, '10.214.0.0/16', []);
  for (const volume of volumes)
    await engine.docker.createVolume({ Name: volumeName(owner.round, volume), Labels: ownerLabels(owner) });

  const origin = { round: owner.round, stackDir: stack.stackDir, composeFile: stack.composeFile };
  const started = new Map<string, Promise<void>>();
  const healthy = async (service: string) => {
    for (;;) {
      const { State } = await engine.docker.getContainer(containerName(owner.round, service)).inspect();
      if (State.Health === undefined || State.Health.Status === 'healthy') return;
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  };
  for (const service of services) {
    const imageId = images.get(service.image)?.id ?? '';
    const body = containerBody({ owner, origin, service, imageId, spec: '', features });
    const check =
      service.health === 'off' || service.health === null
        ? {}
        : {
            Healthcheck: {
              Test: [...service.health.test],
              Interval: service.health.intervalMs * nano,
              Timeout: service.health.timeoutMs * nano,
              Retries: 30,
            },
          };
    const created = engine.docker.createContainer({
      ...body,
      ...check,
      name: containerName(owner.round, service.name),
    });
    const start = async () => {
      const container = await created;
      await Promise.all(
        service.dependsOn.map(async (on) => {
          await started.get(on.service);
          if (on.until === 'healthy') await healthy(on.service);
        }),
      );
      await container.start();
    };
    started.set(service.name, start());
  }
  await Promise.all(started.values());
  await Promise.all(services.map((service) => healthy(service.name)));
}
