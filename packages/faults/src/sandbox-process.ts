import type { Millis, Playground, ServiceName } from '@chaos-engine/core';
import { read, script } from './run-command.ts';

export interface ProcessState {
  readonly pid: number;
  /** One letter, as in `/proc/PID/stat`: `T` is frozen. */
  readonly state: string;
  /** Clock ticks after boot: with the pid, it names one process for good. */
  readonly startedAt: string;
  readonly ageMs: Millis;
}

/** Linux reports times of processes in hundredths of a second, whatever the kernel's own tick. */
const msPerTick = 10;

const list = `cat /proc/uptime
for dir in /proc/[0-9]*; do
  [ "$(cat "$dir/comm" 2>/dev/null)" = "$1" ] && cat "$dir/stat" 2>/dev/null
done
true`;

/** The processes whose name is exactly `name`; dead ones that nobody has collected do not count. */
export async function findProcesses(
  playground: Playground,
  service: ServiceName,
  name: string,
): Promise<readonly ProcessState[]> {
  const [uptime = '0', ...stats] = (await read(playground, service, script(list, name))).split('\n');
  const nowMs = Number.parseFloat(uptime) * 1_000;
  return stats.flatMap((line) => {
    const pid = Number.parseInt(line, 10);
    // The name stands in brackets and may itself hold brackets and blanks.
    const [state, ...rest] = line.slice(line.lastIndexOf(')') + 2).split(' ');
    const startedAt = rest[18];
    if (!Number.isFinite(pid) || state === undefined || startedAt === undefined || 'ZX'.includes(state)) return [];
    return [{ pid, state, startedAt, ageMs: Math.max(0, nowMs - Number(startedAt) * msPerTick) }];
  });
}

/** Sends a signal; a process that is gone by then is no error. */
export async function signalProcesses(
  playground: Playground,
  service: ServiceName,
  signal: 'STOP' | 'CONT' | 'KILL',
  processes: readonly ProcessState[],
): Promise<void> {
  if (processes.length === 0) return;
  const text = 'signal=$1; shift; kill -s "$signal" "$@" 2>/dev/null || true';
  await read(playground, service, script(text, signal, ...processes.map(({ pid }) => String(pid))));
}

/** Asks processes to end, and makes those that do not within a second. */
export async function endProcesses(
  playground: Playground,
  service: ServiceName,
  processes: readonly ProcessState[],
): Promise<void> {
  if (processes.length === 0) return;
  const text = `kill "$@" 2>/dev/null
for n in $(seq 20); do kill -0 "$@" 2>/dev/null || exit 0; sleep 0.05; done
kill -KILL "$@" 2>/dev/null || true`;
  await read(playground, service, script(text, ...processes.map(({ pid }) => String(pid))));
}

/** Resident memory of the biggest process of that name, in bytes; 0 when there is none. */
export async function memoryOf(playground: Playground, service: ServiceName, name: string): Promise<number> {
  const text = `for dir in /proc/[0-9]*; do
  [ "$(cat "$dir/comm" 2>/dev/null)" = "$1" ] && grep VmRSS "$dir/status" 2>/dev/null
done | sort -k 2n | tail -n 1`;
  const [, kibibytes = '0'] = (await read(playground, service, script(text, name))).split(/\s+/);
  return Number(kibibytes) * 1_024;
}
