import type { ContainerCreateOptions, HostConfig } from 'dockerode';
import type { ServiceSpec } from '../compose/round-spec.ts';
import { type ComposeOrigin, composeContainerLabels } from './compose-labels.ts';
import { label, networkName, type Owner, ownerLabels, volumeName } from './names.ts';
import { profile } from './profile.ts';

export interface ContainerPlan {
  readonly owner: Owner;
  readonly origin: ComposeOrigin;
  readonly service: ServiceSpec;
  /** Id of the image found at provision time: a tag that moves later changes nothing. */
  readonly imageId: string;
  /** Digest of all this was made from. */
  readonly spec: string;
  readonly features: { readonly swapLimit: boolean };
}

/** The body of `POST /containers/create` for a service: constants and the few things a stack may choose. */
export function containerBody({
  owner,
  origin,
  service,
  imageId,
  spec,
  features,
}: ContainerPlan): ContainerCreateOptions {
  const [first] = service.networks;
  return {
    Image: imageId,
    Hostname: service.hostname,
    Domainname: '',
    User: service.user ?? '',
    WorkingDir: service.workingDir ?? '',
    Tty: service.tty,
    OpenStdin: service.stdinOpen,
    StdinOnce: false,
    AttachStdin: false,
    AttachStdout: false,
    AttachStderr: false,
    ...(service.command === null ? {} : { Cmd: [...service.command] }),
    ...(service.entrypoint === null ? {} : { Entrypoint: [...service.entrypoint] }),
    Env: Object.entries(service.environment).map(([name, value]) => `${name}=${value}`),
    Labels: {
      ...service.labels,
      ...composeContainerLabels(origin, service, imageId),
      ...ownerLabels(owner),
      [label.service]: service.name,
      [label.spec]: spec,
    },
    // Docker would run it for ever, at 60 ms of CPU each; readiness is found out by us, once.
    Healthcheck: { Test: ['NONE'] },
    ...(service.stopSignal === null ? {} : { StopSignal: service.stopSignal }),
    StopTimeout: Math.ceil(service.stopGraceMs / 1_000),
    HostConfig: hostConfig({ owner, service, features }),
    ...(first === undefined
      ? {}
      : {
          NetworkingConfig: {
            EndpointsConfig: { [networkName(owner.round, first.network)]: { Aliases: aliases(service, first) } },
          },
        }),
  };
}

function hostConfig({
  owner,
  service,
  features,
}: Pick<ContainerPlan, 'owner' | 'service' | 'features'>): FullHostConfig {
  const { limits } = service;
  const [first] = service.networks;
  return {
    Privileged: false,
    NetworkMode: first === undefined ? 'none' : networkName(owner.round, first.network),
    PublishAllPorts: false,
    PortBindings: {},
    Binds: [],
    Mounts: service.volumes.map((mount) => ({
      Type: 'volume' as const,
      Source: mount.volume === null ? '' : volumeName(owner.round, mount.volume),
      Target: mount.target,
      ReadOnly: mount.readOnly,
      ...(mount.noCopy ? { VolumeOptions: { NoCopy: true, Labels: {}, DriverConfig: { Name: '', Options: {} } } } : {}),
    })),
    VolumesFrom: [],
    Devices: [],
    DeviceRequests: [],
    DeviceCgroupRules: [],
    PidMode: '',
    IpcMode: 'private',
    UTSMode: '',
    UsernsMode: '',
    CapDrop: [...profile.capDrop],
    CapAdd: [...profile.capAdd, ...service.capabilities],
    GroupAdd: [],
    SecurityOpt: [...profile.securityOpt],
    MaskedPaths: [...profile.maskedPaths],
    ReadonlyPaths: [...profile.readonlyPaths],
    PidsLimit: limits.pids,
    Memory: limits.memoryBytes,
    // Equal to memory: no swap. An engine without swap accounting would refuse the field's meaning.
    MemorySwap: features.swapLimit ? limits.memoryBytes : 0,
    NanoCpus: Math.round(limits.cpus * 1e9),
    CpuShares: profile.cpuShares,
    ShmSize: limits.shmBytes,
    OomKillDisable: false,
    OomScoreAdj: profile.oomScoreAdj,
    Ulimits: ulimits(limits.openFiles),
    LogConfig: { Type: profile.log.Type, Config: { ...profile.log.Config } },
    RestartPolicy: { Name: 'no', MaximumRetryCount: 0 },
    AutoRemove: false,
    Init: true,
    ReadonlyRootfs: service.readOnly,
    Tmpfs: tmpfs(service),
    Dns: [],
    DnsOptions: [...profile.dnsOptions],
    DnsSearch: [],
    ExtraHosts: [...service.extraHosts],
    Links: [],
    Sysctls: { ...service.sysctls },
    CgroupnsMode: 'private',
  };
}

// The typings lack it.
type FullHostConfig = HostConfig & { CgroupnsMode: string };

/** The names a service is known by on a network. */
export const aliases = (service: ServiceSpec, use: ServiceSpec['networks'][number]): string[] => [
  ...new Set([service.name, ...use.aliases]),
];

function ulimits(openFiles: number) {
  const both = (Name: string, value: number) => ({ Name, Soft: value, Hard: value });
  return [
    both('nofile', openFiles),
    both('core', 0),
    both('fsize', profile.fileSizeBytes),
    both('memlock', profile.memlockBytes),
    both('msgqueue', profile.messageQueueBytes),
  ];
}

function tmpfs(service: ServiceSpec): Record<string, string> {
  const taken = new Set([...service.tmpfs, ...service.volumes].map((mount) => mount.target));
  const mounts = service.tmpfs.map(({ target, sizeBytes, options }) => [
    target,
    ['rw', 'exec', 'nosuid', 'nodev', `size=${sizeBytes}`, 'nr_inodes=4096', ...options].join(','),
  ]);
  const tmp = ['/tmp', `rw,exec,nosuid,nodev,size=${profile.tmpBytes},nr_inodes=8192,mode=1777`];
  return Object.fromEntries(taken.has('/tmp') ? mounts : [...mounts, tmp]);
}
