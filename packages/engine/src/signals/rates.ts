import type { Millis, ServiceMetrics } from '@chaos-engine/core';
import type { Signals } from '@chaos-engine/protocol';

/** Rates of each service between two readings `elapsedMs` apart. A counter that ran backwards (a restart) counts as zero. */
export function rates(
  before: readonly ServiceMetrics[],
  now: readonly ServiceMetrics[],
  elapsedMs: Millis,
): Signals['services'] {
  const earlier = new Map(before.map((reading) => [reading.service, reading]));
  const perSecond = (a: number, b: number) => Math.max(0, ((a - b) * 1_000) / Math.max(1, elapsedMs));
  return Object.fromEntries(
    now.map((reading) => {
      const past = earlier.get(reading.service) ?? reading;
      return [
        reading.service,
        {
          cpu: perSecond(reading.cpuMs, past.cpuMs) / 1_000,
          memoryBytes: reading.memoryBytes,
          memoryLimitBytes: reading.memoryLimitBytes,
          rxPerSecond: perSecond(reading.netRxBytes, past.netRxBytes),
          txPerSecond: perSecond(reading.netTxBytes, past.netTxBytes),
          pids: reading.pids,
        },
      ];
    }),
  );
}
