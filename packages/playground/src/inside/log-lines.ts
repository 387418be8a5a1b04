import type { LogLine, ServiceName } from '@chaos-engine/core';
import { createDemux } from './demux.ts';

const longestLine = 8_192;

/** A log line with the engine's own stamp, which orders lines of one service exactly. */
export interface StampedLine extends LogLine {
  readonly stamp: string;
}

/** Turns a container's log stream, with timestamps, into lines. `tty` says that the streams are not multiplexed. */
export function createLogReader(
  service: ServiceName,
  tty: boolean,
  onLine: (line: StampedLine) => void,
): (bytes: Buffer) => void {
  const rest = { stdout: '', stderr: '' };
  const take = (stream: 'stdout' | 'stderr', bytes: Buffer) => {
    const lines = (rest[stream] + bytes.toString('utf8')).split('\n');
    rest[stream] = lines.pop() ?? '';
    for (const line of lines) {
      const parsed = parseLogLine(service, stream, line);
      if (parsed !== null) onLine(parsed);
    }
  };
  return tty ? (bytes) => take('stdout', bytes) : createDemux(take);
}

/** `2026-11-24T04:00:00.123456789Z text`; `null` when there is no stamp. */
export function parseLogLine(service: ServiceName, stream: 'stdout' | 'stderr', line: string): StampedLine | null {
  const blank = line.indexOf(' ');
  const stamp = blank < 0 ? line : line.slice(0, blank);
  const wall = Date.parse(stamp);
  if (Number.isNaN(wall)) return null;
  const text = blank < 0 ? '' : line.slice(blank + 1).replace(/\r$/, '');
  return { service, stream, wall, stamp, text: text.length > longestLine ? `${text.slice(0, longestLine)}...` : text };
}
