import type { ContainerCreateOptions } from 'dockerode';
import { ownHostConfig } from '../sandbox/own-host-config.ts';
import { profile } from '../sandbox/profile.ts';

export interface AgentContainerPlan {
  readonly name: string;
  readonly imageId: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Name of the network of the users. */
  readonly network: string;
  readonly address: string;
  readonly swapLimit: boolean;
}

export const agentSocket = '/run/traffic/agent.sock';
/** `nobody` of the image: the one user that may use the agent's socket. */
export const agentUser = '65534:65534';

const memoryBytes = 256 * 2 ** 20;

/**
 * The body of `POST /containers/create` for the users: no capability, nothing writable but the folder of its socket, and
 * a share of the CPU that no service can take away.
 */
export function agentContainer(plan: AgentContainerPlan): ContainerCreateOptions {
  return {
    name: plan.name,
    Image: plan.imageId,
    Hostname: 'users',
    Domainname: '',
    User: agentUser,
    WorkingDir: '/',
    Tty: false,
    OpenStdin: false,
    StdinOnce: false,
    AttachStdin: false,
    AttachStdout: false,
    AttachStderr: false,
    Cmd: ['node', '--max-old-space-size=128', '/agent/agent.mjs', '--listen', agentSocket],
    Env: [],
    Labels: { ...plan.labels },
    Healthcheck: { Test: ['NONE'] },
    StopTimeout: 1,
    HostConfig: ownHostConfig({
      network: plan.network,
      capabilities: [],
      memoryBytes,
      swapLimit: plan.swapLimit,
      // The users must be on time when the whole stack is busy.
      shares: 16,
      openFiles: 4_096,
      tmpfs: { '/run/traffic': 'rw,noexec,nosuid,nodev,size=1m,mode=0700,uid=65534,gid=65534' },
      dnsOptions: profile.dnsOptions,
    }),
    NetworkingConfig: {
      EndpointsConfig: { [plan.network]: { IPAMConfig: { IPv4Address: plan.address } } },
    },
  };
}
