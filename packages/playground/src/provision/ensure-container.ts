import type { ContainerCreateOptions } from 'dockerode';
import type { ServiceSpec } from '../compose/round-spec.ts';
import type { Engine } from '../engine/engine.ts';
import { isConflict } from '../engine/engine-error.ts';
import { attest } from '../sandbox/attest.ts';
import { aliases, type ContainerPlan, containerBody } from '../sandbox/container-body.ts';
import { containerName, label, networkName, ownerOf } from '../sandbox/names.ts';
import type { OwnedObject } from './find-objects.ts';
import { type PackedFile, packFiles } from './package-tar.ts';

/**
 * Makes the container of a service, attests it and puts its files in, without starting it. One that an interrupted call
 * left is taken over when it was made from the same, and made anew otherwise.
 */
export async function ensureContainer(
  engine: Engine,
  plan: ContainerPlan,
  files: readonly PackedFile[],
  existing: readonly OwnedObject[],
): Promise<string> {
  const { round } = plan.owner;
  const name = containerName(round, plan.service.name);
  const body = containerBody(plan);
  const left = existing.find((object) => object.kind === 'container' && object.name === name);
  if (left) {
    // One that never ran may lack the files that the interrupted call was about to put in.
    if (left.labels[label.spec] === plan.spec && left.state === 'running') {
      // It carries the epoch and the time limit of the call that made it.
      const { epoch, expires } = ownerOf(left.labels) ?? plan.owner;
      await attestContainer(
        engine,
        plan.service.name,
        left.id,
        containerBody({ ...plan, owner: { ...plan.owner, epoch, expires } }),
      );
      return left.id;
    }
    await remove(engine, left.id);
  }
  const id = await create(engine, name, body);
  try {
    await attestContainer(engine, plan.service.name, id, body);
    for (const use of plan.service.networks.slice(1)) await connect(engine, id, round, plan.service, use);
    if (files.length > 0) {
      const tar = await packFiles(files);
      await engine.call(`put files into ${name}`, (docker) => docker.getContainer(id).putArchive(tar, { path: '/' }));
    }
  } catch (error) {
    await remove(engine, id).catch(() => {});
    throw error;
  }
  return id;
}

async function create(engine: Engine, name: string, body: ContainerCreateOptions): Promise<string> {
  const once = async () => {
    const container = await engine.call(
      `create the container ${name}`,
      (docker) => docker.createContainer({ ...body, name }),
      { deadlineMs: 30_000 },
    );
    return container.id;
  };
  try {
    return await once();
  } catch (error) {
    if (!isConflict(error)) throw error;
    // A create whose answer got lost has completed since we looked. It may be half done: start over.
    await remove(engine, name);
    return await once();
  }
}

async function connect(
  engine: Engine,
  id: string,
  round: string,
  service: ServiceSpec,
  use: ServiceSpec['networks'][number],
): Promise<void> {
  await engine.call(`connect ${service.name} to ${use.network}`, (docker) =>
    docker
      .getNetwork(networkName(round, use.network))
      .connect({ Container: id, EndpointConfig: { Aliases: aliases(service, use) } }),
  );
}

async function attestContainer(
  engine: Engine,
  service: string,
  id: string,
  body: ContainerCreateOptions,
): Promise<void> {
  const found = await engine.call(`inspect ${service}`, (docker) => docker.getContainer(id).inspect(), {
    idempotent: true,
  });
  attest(service, body, found as unknown as Parameters<typeof attest>[2]);
}

async function remove(engine: Engine, id: string): Promise<void> {
  await engine.call('remove a container', (docker) => docker.getContainer(id).remove({ force: true, v: true }), {
    idempotent: true,
    deadlineMs: 30_000,
  });
}
