import type { Engine } from '@chaos-engine/playground';
import { containerName } from '../../packages/playground/src/sandbox/names.ts';
import { instance } from './instance.ts';

const image = 'debian:bookworm-slim';
/** Their own label: no janitor must take them for a round's. */
const label = 'org.chaos-engine.bench';

/** Starts containers that only sleep until there are `count`, and adds their names. */
export async function startTiny(engine: Engine, round: string, names: string[], count: number): Promise<void> {
  const wanted = Array.from({ length: count - names.length }, (_, i) => `c${names.length + i}`);
  names.push(...wanted);
  const worker = async () => {
    for (let name = wanted.shift(); name !== undefined; name = wanted.shift()) {
      const container = await engine.docker.createContainer({
        name: containerName(round, name),
        Image: image,
        Cmd: ['sleep', '3600'],
        Labels: { [label]: instance },
        // No network to set up, which is most of a start; the reference saves reading one, too.
        HostConfig: { NetworkMode: 'host', Init: true, AutoRemove: false },
      });
      await container.start();
    }
  };
  await Promise.all([worker(), worker(), worker()]);
}

/** Removes all of them. */
export async function removeTiny(engine: Engine): Promise<void> {
  const filters = { label: [`${label}=${instance}`] };
  const found = await engine.docker.listContainers({ all: true, filters });
  const remove = async () => {
    for (let next = found.shift(); next !== undefined; next = found.shift())
      await engine.docker.getContainer(next.Id).remove({ force: true });
  };
  await Promise.all(Array.from({ length: 6 }, remove));
}
