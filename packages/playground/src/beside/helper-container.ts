import type { ContainerCreateOptions, HostConfig } from 'dockerode';
import { profile } from '../sandbox/profile.ts';

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
    HostConfig: hostConfig(plan),
  };
}

function hostConfig({ network, swapLimit }: HelperContainerPlan): HostConfig & { CgroupnsMode: string } {
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
    // The last three for its own resolver, which becomes another user and has to be ended again.
    CapAdd: ['NET_ADMIN', 'NET_RAW', 'SETUID', 'SETGID', 'KILL'],
    GroupAdd: [],
    SecurityOpt: [...profile.securityOpt],
    MaskedPaths: [...profile.maskedPaths],
    ReadonlyPaths: [...profile.readonlyPaths],
    PidsLimit: 64,
    Memory: memoryBytes,
    MemorySwap: swapLimit ? memoryBytes : 0,
    NanoCpus: 1e9,
    // Packets wait for it: four times a service's share.
    CpuShares: 4 * profile.cpuShares,
    ShmSize: 2 ** 20,
    OomKillDisable: false,
    OomScoreAdj: 0,
    Ulimits: [ulimit('nofile', 1_024), ulimit('core', 0)],
    LogConfig: { Type: profile.log.Type, Config: { ...profile.log.Config } },
    RestartPolicy: { Name: 'no', MaximumRetryCount: 0 },
    AutoRemove: false,
    Init: true,
    ReadonlyRootfs: true,
    Tmpfs: { '/run': 'rw,noexec,nosuid,nodev,size=1m,mode=0700' },
    Dns: [],
    DnsOptions: [],
    DnsSearch: [],
    ExtraHosts: [],
    Links: [],
    Sysctls: {},
    CgroupnsMode: 'private',
  };
}

const ulimit = (Name: string, value: number) => ({ Name, Soft: value, Hard: value });
