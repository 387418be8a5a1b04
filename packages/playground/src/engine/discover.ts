import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ChaosError } from '@chaos-engine/core';
import Docker from 'dockerode';
import { createEngine, type Engine } from './engine.ts';

/** Finds the engine as the Docker CLI does: DOCKER_HOST, DOCKER_CONTEXT, the current context, the default socket. */
export function findEngineAddress(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  if (environment.DOCKER_HOST) return environment.DOCKER_HOST;
  const folder = environment.DOCKER_CONFIG ?? join(homedir(), '.docker');
  const context =
    environment.DOCKER_CONTEXT ?? readJson<{ currentContext?: string }>(join(folder, 'config.json'))?.currentContext;
  if (context === undefined || context === '' || context === 'default') return 'unix:///var/run/docker.sock';
  const id = createHash('sha256').update(context).digest('hex');
  const meta = readJson<{ Endpoints?: { docker?: { Host?: string } } }>(
    join(folder, 'contexts', 'meta', id, 'meta.json'),
  );
  const host = meta?.Endpoints?.docker?.Host;
  if (host === undefined)
    throw new ChaosError(
      'ENGINE_UNAVAILABLE',
      `Docker context ${context} is not defined in ${folder}; choose another with docker context use`,
    );
  return host;
}

/** Makes the client for an address as Docker writes it: unix://, npipe://, tcp://, ssh://. Asks nothing yet. */
export function openEngine(address: string = findEngineAddress()): Engine {
  return createEngine(new Docker(clientOptions(address)), address);
}

function clientOptions(address: string): Docker.DockerOptions {
  const socket = /^(?:unix|npipe):\/\/(.+)$/.exec(address)?.[1];
  if (socket !== undefined) return { socketPath: socket };
  try {
    const url = new URL(address);
    const protocol = url.protocol === 'ssh:' ? 'ssh' : url.protocol === 'https:' ? 'https' : 'http';
    const port = url.port === '' ? (protocol === 'ssh' ? 22 : 2375) : Number(url.port);
    return { protocol, host: url.hostname, port, ...(url.username === '' ? {} : { username: url.username }) };
  } catch {
    throw new ChaosError(
      'ENGINE_UNAVAILABLE',
      `${address} is not the address of a container engine; it looks like unix:///var/run/docker.sock`,
    );
  }
}

function readJson<T>(path: string): T | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    return null;
  }
}
