import type { ContainerCreateOptions } from 'dockerode';
import { ownHostConfig } from '../sandbox/own-host-config.ts';

/** The image of what stands beside a service; built by `npm start`. */
export const helperImage = 'chaos-engine/fault-helper:dev';

export interface HelperContainerPlan {
  readonly name: string;
  readonly imageId: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Whose network it shares: `container:` and an id; or `none`, for one of its own. */
  readonly network: string;
  /** What it holds is undone when nobody has renewed the lease for so long. */
  readonly leaseSeconds: number;
  readonly swapLimit: boolean;
}

const memoryBytes = 64 * 2 ** 20;

/**
 * The body of `POST /containers/create` for a fault helper: it shares the network of a service and may change it, and shares
 * neither processes nor files, so that no player meets it.
 */
export function helperContainer(plan: HelperContainerPlan): ContainerCreateOptions {
  return {
    name: plan.name,
    Image: plan.imageId,
    User: '0:0',
    WorkingDir: '/',
    Tty: false,
    OpenStdin: false,
    StdinOnce: false,
    AttachStdin: false,
    AttachStdout: false,
    AttachStderr: false,
    Cmd: ['keeper'],
    Env: [`LEASE_SECONDS=${plan.leaseSeconds}`],
    Labels: { ...plan.labels },
    Healthcheck: { Test: ['NONE'] },
    StopTimeout: 1,
    HostConfig: ownHostConfig({
      network: plan.network,
      // The last three for its own resolver, which becomes another user and has to be ended again.
      capabilities: ['NET_ADMIN', 'NET_RAW', 'SETUID', 'SETGID', 'KILL'],
      memoryBytes,
      swapLimit: plan.swapLimit,
      // Packets wait for it.
      shares: 4,
      openFiles: 1_024,
      tmpfs: { '/run': 'rw,noexec,nosuid,nodev,size=1m,mode=0700' },
      dnsOptions: [],
    }),
  };
}
