// Loaded into a server before its own code: watches the delay of its event loop, and tells the parent when asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface LoopReading {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

const resolutionMs = 10;
const delay = monitorEventLoopDelay({ resolution: resolutionMs });
delay.enable();

const late = (ns: number) => Math.max(0, ns / 1e6 - resolutionMs);

process.on('message', (word) => {
  if (word !== 'loop') return;
  const reading: LoopReading = {
    p50Ms: late(delay.percentile(50)),
    p99Ms: late(delay.percentile(99)),
    maxMs: late(delay.max),
  };
  delay.reset();
  process.send?.(reading);
});
// The server must be able to end, as without a watcher.
process.channel?.unref();
