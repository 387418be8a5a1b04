import type { Playground, ServiceName, Stack } from '@chaos-engine/core';
import { createDockerProvider, createTrafficRunner, openEngine } from '@chaos-engine/playground';

/** A playground made as rounds make theirs, under the very same limits. */
export interface TestPlayground {
  readonly playground: Playground;
  /** Kills the container that stands beside a service, as nobody but a crash would. */
  killHelper(service: ServiceName): Promise<void>;
  /** Stops and starts a container, which gives it another network. */
  restart(service: ServiceName): Promise<void>;
  remove(): Promise<void>;
}

/** Starts the stack of a folder. `name` tells its objects from those of all others. */
export async function startPlayground(name: string, stack: Stack, stackDir: string): Promise<TestPlayground> {
  const engine = openEngine();
  const id = `${name}-${process.pid}`;
  const provider = createDockerProvider({ engine, instance: id, firewall: false, traffic: createTrafficRunner() });
  const playground = await provider.provision({ id, stack, stackDir }, () => {});
  return {
    playground,
    async killHelper(service) {
      const [found] = await engine.docker.listContainers({ filters: { name: [`ce-beside-${service}`] } });
      if (found === undefined) throw new Error(`nobody stands beside ${service}`);
      await engine.docker.getContainer(found.Id).kill();
    },
    restart: (service) => playground.control(service, 'restart'),
    async remove() {
      await provider.destroy(id);
      await provider.close();
    },
  };
}

/** A line of shell inside a service that must succeed; what it said. */
export async function sh(on: Playground, service: ServiceName, line: string): Promise<string> {
  const { exitCode, stdout, stderr } = await on.exec(service, ['bash', '-lc', line]);
  if (exitCode !== 0) throw new Error(`${service}: ${line}: ${stderr || stdout}`);
  return stdout.trim();
}
