import type { ContainerCreateOptions, HostConfig } from 'dockerode';
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
    HostConfig: hostConfig(plan),
    NetworkingConfig: {
      EndpointsConfig: { [plan.network]: { IPAMConfig: { IPv4Address: plan.address } } },
    },
  };
}

function hostConfig({ network, swapLimit }: AgentContainerPlan): HostConfig & { CgroupnsMode: string } {
  return {
    Privileged: false,
    NetworkMode: network,
    PublishAllPorts: false,
    PortBindings: {},
    Binds: [],
    Mounts: [],
    VolumesFrom: [],
    Devices: [],
    DeviceRequests: [],
    DeviceCgroupRules: [],
    PidMode: '',
    IpcMode: 'private',
    UTSMode: '',
    UsernsMode: '',
    CapDrop: [...profile.capDrop],
    CapAdd: [],
    GroupAdd: [],
    SecurityOpt: [...profile.securityOpt],
    MaskedPaths: [...profile.maskedPaths],
    ReadonlyPaths: [...profile.readonlyPaths],
    PidsLimit: 64,
    Memory: memoryBytes,
    MemorySwap: swapLimit ? memoryBytes : 0,
    NanoCpus: 1e9,
    // Sixteen times a service's: the users must be on time when the whole stack is busy.
    CpuShares: 16 * profile.cpuShares,
    ShmSize: 2 ** 20,
    OomKillDisable: false,
    // Services go first when the host runs out of memory.
    OomScoreAdj: 0,
    Ulimits: [ulimit('nofile', 4_096), ulimit('core', 0)],
    LogConfig: { Type: profile.log.Type, Config: { ...profile.log.Config } },
    RestartPolicy: { Name: 'no', MaximumRetryCount: 0 },
    AutoRemove: false,
    Init: true,
    ReadonlyRootfs: true,
    Tmpfs: { '/run/traffic': 'rw,noexec,nosuid,nodev,size=1m,mode=0700,uid=65534,gid=65534' },
    Dns: [],
    DnsOptions: [...profile.dnsOptions],
    DnsSearch: [],
    ExtraHosts: [],
    Links: [],
    Sysctls: {},
    CgroupnsMode: 'private',
  };
}

const ulimit = (Name: string, value: number) => ({ Name, Soft: value, Hard: value });
