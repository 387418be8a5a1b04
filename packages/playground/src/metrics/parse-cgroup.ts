/** What one control group says of a container. */
export interface CgroupReading {
  readonly cpuMs: number;
  readonly throttled: number;
  readonly memoryBytes: number;
  readonly memoryLimitBytes: number | null;
  readonly pids: number;
  readonly oomKills: number;
}

/** The files of a control group, by what they are read for. */
export interface CgroupFiles<T> {
  readonly cpu: T;
  readonly throttling: T;
  readonly memory: T;
  readonly memoryStat: T;
  readonly memoryLimit: T;
  readonly memoryEvents: T;
  readonly pids: T;
}

/** Where the files lie under /sys/fs/cgroup, by the content of /proc/<pid>/cgroup; `null` when they cannot be told. */
export function cgroupPaths(
  procCgroup: string,
): { readonly version: 1 | 2; readonly files: CgroupFiles<string> } | null {
  const groups = new Map<string, string>();
  for (const line of procCgroup.trim().split('\n')) {
    const match = /^\d+:([^:]*):(\/.*)$/.exec(line);
    for (const controller of (match?.[1] ?? '').split(','))
      if (match?.[2] !== undefined) groups.set(controller, match[2]);
  }
  const [cpu, cpuacct, memory, pids] = ['cpu', 'cpuacct', 'memory', 'pids'].map((name) => groups.get(name));
  if (cpu !== undefined && cpuacct !== undefined && memory !== undefined && pids !== undefined) {
    return {
      version: 1,
      files: {
        cpu: `cpuacct${cpuacct}/cpuacct.usage`,
        throttling: `cpu${cpu}/cpu.stat`,
        memory: `memory${memory}/memory.usage_in_bytes`,
        memoryStat: `memory${memory}/memory.stat`,
        memoryLimit: `memory${memory}/memory.limit_in_bytes`,
        memoryEvents: `memory${memory}/memory.oom_control`,
        pids: `pids${pids}/pids.current`,
      },
    };
  }
  const unified = groups.get('');
  if (unified === undefined || unified === '/' || unified.startsWith('/..')) return null;
  const file = (name: string) => `${unified.slice(1)}/${name}`;
  return {
    version: 2,
    files: {
      cpu: file('cpu.stat'),
      throttling: file('cpu.stat'),
      memory: file('memory.current'),
      memoryStat: file('memory.stat'),
      memoryLimit: file('memory.max'),
      memoryEvents: file('memory.events'),
      pids: file('pids.current'),
    },
  };
}

// Version 1 says "no limit" with a number no machine has.
const noLimit = 2 ** 60;

/** The reading in the contents of the files. Memory is without page cache that can be dropped at once. */
export function parseCgroup(version: 1 | 2, files: CgroupFiles<string>): CgroupReading {
  const v1 = version === 1;
  const limit = Number(files.memoryLimit.trim());
  const cached = field(files.memoryStat, v1 ? 'total_inactive_file' : 'inactive_file');
  return {
    cpuMs: v1 ? Number(files.cpu.trim()) / 1e6 : field(files.cpu, 'usage_usec') / 1e3,
    throttled: field(files.throttling, 'nr_throttled'),
    memoryBytes: Math.max(0, Number(files.memory.trim()) - cached),
    memoryLimitBytes: Number.isFinite(limit) && limit < noLimit ? limit : null,
    pids: Number(files.pids.trim()),
    oomKills: field(files.memoryEvents, 'oom_kill'),
  };
}

/** The number after a name at the beginning of a line; 0 when there is none. */
function field(text: string, name: string): number {
  const at = text.startsWith(`${name} `) ? 0 : text.indexOf(`\n${name} `) + 1;
  if (at === 0 && !text.startsWith(`${name} `)) return 0;
  return Number.parseInt(text.slice(at + name.length + 1), 10) || 0;
}
