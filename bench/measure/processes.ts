import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

export interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  /** The control groups it is in, as the kernel writes them: a container's id stands in there. */
  readonly groups: string;
  readonly cpuMs: number;
}

/** Every process of this machine; none where there is no /proc. */
export function allProcesses(): readonly ProcessFacts[] {
  return pids().flatMap((pid) => {
    try {
      const [, name = '', rest = ''] = /^\d+ \((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      const fields = rest.split(' ').map(Number);
      const cpuMs = (((fields[11] ?? 0) + (fields[12] ?? 0)) * 1_000) / ticksPerSecond;
      return [{ pid, parent: fields[1] ?? 0, name, groups: readFileSync(`/proc/${pid}/cgroup`, 'utf8'), cpuMs }];
    } catch {
      return [];
    }
  });
}

/** Processor time of the engine's own processes, in milliseconds. */
export function engineCpuMs(): number {
  const engine = allProcesses().filter(({ name }) => isEngine(name));
  return engine.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

/** Processor time of the shims of some containers, with the checks and shells that were started through them. */
export function shimCpuMs(containers: readonly string[]): number {
  const spent = pids().map((pid) => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (!words.includes('containerd-shim') || !containers.some((id) => words.includes(id))) return 0;
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
        .map(Number);
      return ([11, 12, 13, 14].reduce((sum, at) => sum + (fields[at] ?? 0), 0) * 1_000) / ticksPerSecond;
    } catch {
      return 0;
    }
  });
  return spent.reduce((sum, one) => sum + one, 0);
}

/** Seconds all processors together have idled since the machine started; NaN where that is not told. */
export function idleSeconds(): number {
  try {
    const [, , , , idle] = readFileSync('/proc/stat', 'utf8').split(/\s+/, 5);
    return Number(idle) / ticksPerSecond;
  } catch {
    return Number.NaN;
  }
}

/** What belongs to a measurement: its process with all its children, the engine, and the containers made for it. */
export interface Own {
  readonly pid: number;
  readonly containers: readonly string[];
}

/** Processor time between two looks that went to processes of other people, in milliseconds. */
export function foreignCpuMs(before: readonly ProcessFacts[], after: readonly ProcessFacts[], own: Own): number {
  const earlier = new Map(before.map((each) => [each.pid, each.cpuMs]));
  const parents = new Map(after.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number): boolean => pid === own.pid || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  return after
    .filter(
      ({ pid, name, groups }) => !isOurs(pid) && !isEngine(name) && !own.containers.some((id) => groups.includes(id)),
    )
    .reduce((sum, { pid, cpuMs }) => sum + Math.max(0, cpuMs - (earlier.get(pid) ?? 0)), 0);
}

const isEngine = (name: string) =>
  /^(dockerd|containerd|containerd-shim|docker-proxy|docker-init|runc|podman|conmon)/.test(name);

const pids = (): readonly number[] => {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
};
