import type { Clock, TerminalSize } from '@chaos-engine/core';
import { type CastEvent, castHeader, castLine } from './asciicast.ts';

/** Writes a terminal down as it is seen. What is typed is not recorded, only what the shell shows of it. */
export interface Recorder {
  output(bytes: Uint8Array): void;
  resize(size: TerminalSize): void;
  /** A point to jump to in the replay. */
  marker(label: string): void;
  /** The last line; everything after it is ignored. */
  exit(code: number | null): void;
}

export interface RecorderOptions {
  readonly clock: Clock;
  readonly size: TerminalSize;
  readonly title: string;
  /** Gets the recording piece by piece, in order: whole lines of asciicast v3, to be appended. */
  readonly onChunk: (lines: string) => void;
  /** Output beyond this is left out and the recording says so. Default 8 MiB. */
  readonly maxBytes?: number;
}

/** A piece is handed over when it has this many characters, or after this time. */
const chunkSize = 16 * 1024;
const chunkAfterMs = 1_000;

export function createRecorder(options: RecorderOptions): Recorder {
  const { clock, onChunk, maxBytes = 8 * 1024 * 1024 } = options;
  const decoder = new TextDecoder();
  let pending = castHeader(options.size, options.title, clock.wall());
  let timer: unknown = null;
  let lastMs = clock.monotonic();
  let room = maxBytes;
  let over = false;

  const handOver = () => {
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
    const lines = pending;
    pending = '';
    if (lines !== '') onChunk(lines);
  };
  const add = (event: CastEvent) => {
    if (over) return;
    const now = clock.monotonic();
    // Rounded times are added up by players: keep what rounding took for the next line.
    const interval = Math.round(now - lastMs);
    lastMs += interval;
    pending += castLine(interval, event);
    if (pending.length >= chunkSize) handOver();
    else timer ??= clock.setTimeout(handOver, chunkAfterMs);
  };

  return {
    output(bytes) {
      if (room <= 0) return;
      room -= bytes.length;
      const text = decoder.decode(bytes, { stream: true });
      if (text !== '') add({ type: 'output', text });
      if (room <= 0) add({ type: 'marker', label: `not recorded from here on: more than ${maxBytes} bytes of output` });
    },
    resize: (size) => add({ type: 'resize', size }),
    marker: (label) => add({ type: 'marker', label }),
    exit(code) {
      add({ type: 'exit', code });
      handOver();
      over = true;
    },
  };
}
