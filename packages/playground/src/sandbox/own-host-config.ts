import type { HostConfig } from 'dockerode';
import { profile } from './profile.ts';

/** What the containers of ours beside a stack differ in. */
export interface OwnContainer {
  readonly network: string;
  readonly capabilities: readonly string[];
  readonly memoryBytes: number;
  readonly swapLimit: boolean;
  /** How many times a service's share of the processor. */
  readonly shares: number;
  readonly openFiles: number;
  readonly tmpfs: Readonly<Record<string, string>>;
  readonly dnsOptions: readonly string[];
}

/** Isolation of a container of ours that stands beside a stack: nothing of the host, and nothing writable but its own folder. */
export function ownHostConfig(own: OwnContainer): HostConfig & { CgroupnsMode: string } {
  return {
    Privileged: false,
    NetworkMode: own.network,
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
    CapAdd: [...own.capabilities],
    GroupAdd: [],
    SecurityOpt: [...profile.securityOpt],
    MaskedPaths: [...profile.maskedPaths],
    ReadonlyPaths: [...profile.readonlyPaths],
    PidsLimit: 64,
    Memory: own.memoryBytes,
    MemorySwap: own.swapLimit ? own.memoryBytes : 0,
    NanoCpus: 1e9,
    CpuShares: own.shares * profile.cpuShares,
    ShmSize: 2 ** 20,
    OomKillDisable: false,
    // Services go first when the host runs out of memory.
    OomScoreAdj: 0,
    Ulimits: [ulimit('nofile', own.openFiles), ulimit('core', 0)],
    LogConfig: { Type: profile.log.Type, Config: { ...profile.log.Config } },
    RestartPolicy: { Name: 'no', MaximumRetryCount: 0 },
    AutoRemove: false,
    Init: true,
    ReadonlyRootfs: true,
    Tmpfs: { ...own.tmpfs },
    Dns: [],
    DnsOptions: [...own.dnsOptions],
    DnsSearch: [],
    ExtraHosts: [],
    Links: [],
    Sysctls: {},
    CgroupnsMode: 'private',
  };
}

const ulimit = (Name: string, value: number) => ({ Name, Soft: value, Hard: value });
