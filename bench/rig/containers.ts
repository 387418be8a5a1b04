import type { Engine } from '@chaos-engine/playground';

/** Container ids of a round on the engine, by service. */
export async function containersOf(engine: Engine, round: string): Promise<ReadonlyMap<string, string>> {
  const label = [`org.chaos-engine.round=${round}`, 'org.chaos-engine.service'];
  const found = await engine.call('list the containers of a round', (docker) =>
    docker.listContainers({ filters: { label } }),
  );
  return new Map(found.map(({ Id, Labels }) => [Labels['org.chaos-engine.service'] ?? '', Id]));
}

/** How many shells run in a container, told apart by a word in what they were started as. */
export async function shellsIn(engine: Engine, container: string): Promise<number> {
  const { Processes } = (await engine.docker.getContainer(container).top({ ps_args: '-o pid,args' })) as {
    Processes: readonly (readonly string[])[];
  };
  return Processes.filter(([, args = '']) => /^-?bash( -l)?$/.test(args)).length;
}
