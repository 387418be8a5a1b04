import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ExecResult, Playground, ServiceName } from '@chaos-engine/core';
import Docker from 'dockerode';

export interface ServiceOptions {
  readonly image: string;
  readonly cmd?: readonly string[];
  /** Named volumes, by mount point. */
  readonly volumes?: Readonly<Record<string, string>>;
  readonly tmpfs?: Readonly<Record<string, string>>;
}

/** Containers under one network, as much of a playground as a fault asks for. */
export interface Containers {
  readonly playground: Playground;
  remove(): Promise<void>;
}

const docker = new Docker();

/** Whether all of these images are on the engine. */
export async function haveImages(...names: readonly string[]): Promise<boolean> {
  const found = await Promise.all(
    names.map((name) =>
      docker
        .getImage(name)
        .inspect()
        .catch(() => null),
    ),
  );
  return found.every((image) => image !== null);
}

/** Starts one container a service, each reachable by its name. `prefix` tells these objects from all others. */
export async function startContainers(
  prefix: string,
  services: Readonly<Record<ServiceName, ServiceOptions>>,
): Promise<Containers> {
  const network = await docker.createNetwork({ Name: prefix, Internal: true });
  const running = new Map<ServiceName, Docker.Container>();
  const volumes = new Set<string>();
  const remove = async () => {
    await Promise.all([...running.values()].map((container) => container.remove({ force: true, v: true })));
    await network.remove();
    for (const volume of volumes) await docker.getVolume(volume).remove();
  };
  try {
    for (const [name, options] of Object.entries(services)) {
      const mounts = Object.entries(options.volumes ?? {}).map(([path, volume]) => `${prefix}-${volume}:${path}`);
      for (const volume of Object.values(options.volumes ?? {})) volumes.add(`${prefix}-${volume}`);
      const container = await docker.createContainer({
        name: `${prefix}-${name}`,
        Image: options.image,
        Hostname: name,
        ...(options.cmd && { Cmd: [...options.cmd] }),
        HostConfig: { NetworkMode: prefix, Init: true, Binds: mounts, Tmpfs: { ...options.tmpfs } },
        NetworkingConfig: { EndpointsConfig: { [prefix]: { Aliases: [name] } } },
      });
      running.set(name, container);
      await container.start();
    }
  } catch (error) {
    await remove();
    throw error;
  }
  return { playground: createPlayground(prefix, running), remove };
}

function createPlayground(id: string, running: ReadonlyMap<ServiceName, Docker.Container>): Playground {
  const containerOf = (service: ServiceName) => {
    const container = running.get(service);
    if (!container) throw new Error(`no container ${service}`);
    return container;
  };
  const notHere = async () => {
    throw new Error('a fault has no use for this');
  };
  return {
    id,
    pooled: false,
    services: [...running.keys()],
    exec: (service, argv, options) => exec(containerOf(service), argv, options?.stdin),
    async control(service, verb) {
      await (verb === 'stop' ? containerOf(service).stop({ t: 1 }) : containerOf(service)[verb]());
    },
    states: () =>
      Promise.all(
        [...running].map(async ([service, container]) => {
          const { State } = await container.inspect();
          const status = State.Paused ? 'paused' : State.Running ? 'running' : 'exited';
          return { service, status, startedAt: Date.parse(State.StartedAt), exitCode: State.ExitCode } as const;
        }),
      ),
    openTerminal: notHere,
    metrics: notHere,
    followLogs: notHere,
    scrape: notHere,
    traffic: notHere,
  };
}

async function exec(container: Docker.Container, argv: readonly string[], stdin?: string): Promise<ExecResult> {
  const run = await container.exec({
    Cmd: [...argv],
    AttachStdin: stdin !== undefined,
    AttachStdout: true,
    AttachStderr: true,
  });
  const stream = await run.start({ hijack: true, stdin: stdin !== undefined });
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  container.modem.demuxStream(stream, stdout, stderr);
  stream.on('end', () => {
    stdout.end();
    stderr.end();
  });
  if (stdin !== undefined) stream.end(stdin);
  const [out, err] = await Promise.all([text(stdout), text(stderr)]);
  const { ExitCode } = await run.inspect();
  return { exitCode: ExitCode ?? -1, stdout: out, stderr: err };
}
