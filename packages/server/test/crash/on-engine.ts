import { join } from 'node:path';
import { createDockerProvider, openEngine } from '@chaos-engine/playground';
import shelf from './library/playground-stacks/shelf/stack.ts';

const stackDir = join(import.meta.dirname, 'library', 'playground-stacks', 'shelf');
const instanceLabel = 'org.chaos-engine.instance';
const roundLabel = 'org.chaos-engine.round';

/** What stands on the engine in an installation's name, looked at past its server. */
export interface OnEngine {
  /** Every container, network and volume, as `kind name`, with its round. */
  objects(): Promise<readonly { readonly name: string; readonly round: string }[]>;
  /** Runs a line in a service of a round, as its player could in a terminal. */
  shell(code: string, service: string, line: string): Promise<string>;
  close(): Promise<void>;
}

export function lookAtEngine(instance: string): OnEngine {
  const engine = openEngine();
  const provider = createDockerProvider({ engine, instance, firewall: false });
  const filters = { label: [`${instanceLabel}=${instance}`] };
  return {
    async objects() {
      const ask = <T>(what: string, list: Parameters<typeof engine.call<T>>[1]) =>
        engine.call(`list ${what}`, list, { idempotent: true });
      const [containers, networks, { Volumes }] = await Promise.all([
        ask('containers', (docker) => docker.listContainers({ all: true, filters })),
        ask('networks', (docker) => docker.listNetworks({ filters })),
        ask('volumes', (docker) => docker.listVolumes({ filters })),
      ]);
      const named = (kind: string, name: string | undefined, labels: Record<string, string> | undefined) => ({
        name: `${kind} ${name}`,
        round: labels?.[roundLabel] ?? '',
      });
      return [
        ...containers.map(({ Names, Labels }) => named('container', Names[0], Labels)),
        ...networks.map(({ Name, Labels }) => named('network', Name, Labels)),
        ...(Volumes ?? []).map(({ Name, Labels }) => named('volume', Name, Labels)),
      ];
    },
    async shell(code, service, line) {
      const playground = await provider.attach({ id: code, stack: shelf, stackDir });
      if (playground === null) throw new Error(`round ${code} has no playground`);
      const { exitCode, stdout, stderr } = await playground.exec(service, ['bash', '-c', line]);
      if (exitCode !== 0) throw new Error(`${service}: ${line}: exit ${exitCode} ${stderr}`);
      return stdout;
    },
    close: () => provider.close(),
  };
}
