import { readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** What one process has used, as the kernel counts it. */
export interface Usage {
  readonly cpuMs: number;
  readonly rssBytes: number;
}

/** Reads the usage of a process of this machine; zero for one that is gone. */
export function usageOf(pid: number): Usage {
  try {
    // The name stands in parentheses and may hold anything, so count from its end.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return {
      cpuMs: ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond,
      rssBytes: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1_024,
    };
  } catch {
    return { cpuMs: 0, rssBytes: 0 };
  }
}

/** Processor time over a while, as a share of one core, in percent. */
export async function cpuPercent(cpuMs: () => number, work: () => Promise<unknown>): Promise<number> {
  const before = cpuMs();
  const began = performance.now();
  await work();
  return ((cpuMs() - before) * 100) / (performance.now() - began);
}
