import type { Clock, Millis, TerminalSize } from '@chaos-engine/core';

const limitBytes = 4 * 1_024 * 1_024;
const flushEveryMs = 500;

export interface CastRecorder {
  output(data: Uint8Array): void;
  resize(size: TerminalSize): void;
  /** Writes what is still waiting. */
  end(exitCode: number | null): void;
}

/** Records a terminal as asciicast v3: intervals in seconds, one JSON line an event. Input is not recorded. */
export function createCastRecorder(
  size: TerminalSize,
  startedAt: { readonly wall: number; readonly title: string },
  clock: Clock,
  write: (lines: string) => void,
): CastRecorder {
  const decoder = new TextDecoder();
  let last: Millis = clock.monotonic();
  let waiting = `${JSON.stringify({
    version: 3,
    term: { cols: size.cols, rows: size.rows },
    timestamp: Math.round(startedAt.wall / 1_000),
    title: startedAt.title,
  })}\n`;
  let recorded = 0;
  let timer: unknown = null;

  const flush = () => {
    timer = null;
    if (waiting !== '') write(waiting);
    waiting = '';
  };
  const event = (code: 'o' | 'r' | 'x' | 'm', data: string) => {
    const now = clock.monotonic();
    waiting += `${JSON.stringify([Math.round(now - last) / 1_000, code, data])}\n`;
    last = now;
    timer ??= clock.setTimeout(flush, flushEveryMs);
  };
  return {
    output(data) {
      if (recorded > limitBytes) return;
      recorded += data.length;
      if (recorded > limitBytes) return event('m', 'recording stopped: too much output');
      event('o', decoder.decode(data, { stream: true }));
    },
    resize: ({ cols, rows }) => event('r', `${cols}x${rows}`),
    end(exitCode) {
      event('x', String(exitCode ?? -1));
      clock.clearTimeout(timer);
      flush();
    },
  };
}
