import type { Reading } from './reading.ts';
import type { Path } from './refusal.ts';
import type { Limits } from './round-spec.ts';
import type { RawService } from './service-schema.ts';

const mebi = 2 ** 20;
export const limitDefaults: Limits = {
  memoryBytes: 256 * mebi,
  cpus: 0.5,
  pids: 256,
  shmBytes: 16 * mebi,
  openFiles: 1_024,
};
const floor: Limits = { memoryBytes: 16 * mebi, cpus: 0.05, pids: 16, shmBytes: mebi, openFiles: 64 };
const ceiling: Limits = { memoryBytes: 1_024 * mebi, cpus: 2, pids: 512, shmBytes: 64 * mebi, openFiles: 4_096 };

/** The limits of a service, held between what it needs to live and what its neighbours can bear. */
export function readLimits(raw: RawService, path: Path, reading: Reading): Limits {
  const fromDeploy = raw.deploy?.resources?.limits;
  const nofile = raw.ulimits?.nofile;
  const asked: Partial<Limits> = {
    ...given('memoryBytes', raw.mem_limit ?? fromDeploy?.memory),
    ...given('cpus', raw.cpus ?? fromDeploy?.cpus),
    ...given('pids', raw.pids_limit ?? fromDeploy?.pids),
    ...given('shmBytes', raw.shm_size),
    ...given('openFiles', typeof nofile === 'object' ? nofile.hard : nofile),
  };
  const keys: Record<keyof Limits, string> = {
    memoryBytes: 'mem_limit',
    cpus: 'cpus',
    pids: 'pids_limit',
    shmBytes: 'shm_size',
    openFiles: 'ulimits',
  };

  const clamp = (name: keyof Limits): number => {
    const wanted = asked[name];
    if (wanted === undefined) return limitDefaults[name];
    // Zero and less mean "no limit" to Docker.
    const held = wanted <= 0 ? limitDefaults[name] : Math.min(Math.max(wanted, floor[name]), ceiling[name]);
    if (held !== wanted) reading.note([...path, keys[name]], `limited to ${held} (asked for ${wanted})`);
    return held;
  };
  for (const ignored of [
    'mem_reservation',
    'memswap_limit',
    'cpu_shares',
    'cpu_count',
    'cpu_percent',
    'cpu_period',
    'cpu_quota',
  ] as const) {
    if (raw[ignored] !== undefined) reading.note([...path, ignored], 'ignored: mem_limit and cpus decide');
  }
  return {
    memoryBytes: clamp('memoryBytes'),
    cpus: clamp('cpus'),
    pids: clamp('pids'),
    shmBytes: clamp('shmBytes'),
    openFiles: clamp('openFiles'),
  };
}

const given = <K extends keyof Limits>(key: K, value: number | undefined): Partial<Limits> =>
  value === undefined ? {} : { [key]: value };
