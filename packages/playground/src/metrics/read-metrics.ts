import type { Clock, RoundId, ServiceMetrics, ServiceName } from '@chaos-engine/core';
import type { Engine } from '../engine/engine.ts';
import { runningContainer } from '../inside/running-container.ts';
import { type CgroupReader, openCgroup } from './open-cgroup.ts';
import { type EngineStats, parseStats } from './parse-stats.ts';

export interface MetricsReader {
  /** One reading of every service that runs. */
  read(): Promise<readonly ServiceMetrics[]>;
  close(): void;
}

const lookAgainMs = 1_000;

/** Reads control group files where the engine's host is this machine, and asks the engine elsewhere. */
export function createMetricsReader(
  engine: Engine,
  round: RoundId,
  services: readonly ServiceName[],
  clock: Clock,
): MetricsReader {
  const readers = new Map<ServiceName, CgroupReader | 'engine'>();
  const looked = new Map<ServiceName, number>();

  async function find(service: ServiceName): Promise<void> {
    const now = clock.monotonic();
    if (readers.has(service) || now - (looked.get(service) ?? Number.NEGATIVE_INFINITY) < lookAgainMs) return;
    looked.set(service, now);
    const container = await runningContainer(engine, round, service).catch(() => null);
    if (container !== null)
      readers.set(service, (container.local ? openCgroup(service, container.pid) : null) ?? 'engine');
  }

  async function readOne(service: ServiceName): Promise<ServiceMetrics | null> {
    const reader = readers.get(service);
    if (reader === undefined) return null;
    const reading = reader === 'engine' ? await askEngine(engine, round, service) : reader.read();
    if (reading === null) {
      if (reader !== 'engine') reader.close();
      readers.delete(service);
    }
    return reading;
  }

  return {
    async read() {
      await Promise.all(services.map(find));
      const readings = await Promise.all(services.map(readOne));
      return readings.filter((reading) => reading !== null);
    },
    close() {
      for (const reader of readers.values()) if (reader !== 'engine') reader.close();
      readers.clear();
    },
  };
}

async function askEngine(engine: Engine, round: RoundId, service: ServiceName): Promise<ServiceMetrics | null> {
  try {
    const { id } = await runningContainer(engine, round, service);
    // Asked at once, a busy engine may answer with nothing in it; asked for the next reading, it waits until there is one.
    const stats = (await askStats(engine, id, service, true)) ?? (await askStats(engine, id, service, false));
    return stats && parseStats(service, stats);
  } catch {
    return null;
  }
}

/** What the engine has counted of a container; `null` when the answer is empty. */
async function askStats(
  engine: Engine,
  id: string,
  service: ServiceName,
  atOnce: boolean,
): Promise<EngineStats | null> {
  const stats = (await engine.call(
    `read the stats of ${service}`,
    (docker) => docker.getContainer(id).stats({ stream: false, 'one-shot': atOnce }),
    { idempotent: true },
  )) as EngineStats;
  return stats.memory_stats?.limit === undefined ? null : stats;
}
