import type { ServiceMetrics, ServiceName } from '@chaos-engine/core';

/** The part of the Engine's stats answer that is used; absent parts count as zero. */
export interface EngineStats {
  readonly cpu_stats?: {
    readonly cpu_usage?: { readonly total_usage?: number };
    readonly throttling_data?: { readonly throttled_periods?: number };
  };
  readonly memory_stats?: {
    readonly usage?: number;
    readonly limit?: number;
    readonly stats?: Readonly<Record<string, number>>;
  };
  readonly pids_stats?: { readonly current?: number };
  readonly networks?: Readonly<Record<string, { readonly rx_bytes: number; readonly tx_bytes: number }>>;
}

/** A reading from the Engine's own statistics, where control group files cannot be read. It knows no OOM kills. */
export function parseStats(service: ServiceName, stats: EngineStats): ServiceMetrics {
  const memory = stats.memory_stats;
  const cached = memory?.stats?.total_inactive_file ?? memory?.stats?.inactive_file ?? 0;
  const networks = Object.values(stats.networks ?? {});
  return {
    service,
    cpuMs: (stats.cpu_stats?.cpu_usage?.total_usage ?? 0) / 1e6,
    throttled: stats.cpu_stats?.throttling_data?.throttled_periods ?? 0,
    memoryBytes: Math.max(0, (memory?.usage ?? 0) - cached),
    memoryLimitBytes: memory?.limit ?? null,
    netRxBytes: networks.reduce((sum, network) => sum + network.rx_bytes, 0),
    netTxBytes: networks.reduce((sum, network) => sum + network.tx_bytes, 0),
    pids: stats.pids_stats?.current ?? 0,
    oomKills: 0,
  };
}
