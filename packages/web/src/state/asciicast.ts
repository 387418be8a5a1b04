import type { Millis } from '@chaos-engine/core';

/** A recorded terminal: what was written when, in ms since its recording began. */
export interface Recording {
  readonly cols: number;
  readonly rows: number;
  readonly events: readonly RecordedEvent[];
}

export type RecordedEvent =
  | { readonly type: 'output'; readonly atMs: Millis; readonly data: string }
  | { readonly type: 'resize'; readonly atMs: Millis; readonly cols: number; readonly rows: number };

/**
 * Reads asciicast v3, whose times are distances, and v2, whose times count from the start. A line that is none is left
 * out: a recording that was cut off still plays up to there.
 */
export function parseAsciicast(text: string): Recording {
  const [head = '', ...lines] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const header = parseJson(head) as {
    version?: number;
    width?: number;
    height?: number;
    term?: { cols?: number; rows?: number };
  } | null;
  const relative = (header?.version ?? 3) >= 3;
  const events: RecordedEvent[] = [];
  let atMs = 0;
  for (const line of lines) {
    const value = parseJson(line);
    if (!Array.isArray(value)) continue;
    const [seconds, code, data] = value as readonly unknown[];
    if (typeof seconds !== 'number' || typeof data !== 'string') continue;
    atMs = relative ? atMs + seconds * 1_000 : seconds * 1_000;
    if (code === 'o') events.push({ type: 'output', atMs, data });
    const size = code === 'r' ? /^(\d+)x(\d+)$/.exec(data) : null;
    if (size) events.push({ type: 'resize', atMs, cols: Number(size[1]), rows: Number(size[2]) });
  }
  return { cols: header?.term?.cols ?? header?.width ?? 80, rows: header?.term?.rows ?? header?.height ?? 24, events };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** What has to happen on a screen that shows `fromMs` so that it shows `toMs`; `null` for `fromMs`: an empty screen. */
export function replaySteps(
  recording: Recording,
  fromMs: Millis | null,
  toMs: Millis,
): { readonly reset: boolean; readonly events: readonly RecordedEvent[] } {
  const reset = fromMs === null || toMs < fromMs;
  const after = reset ? Number.NEGATIVE_INFINITY : fromMs;
  return { reset, events: recording.events.filter(({ atMs }) => atMs > after && atMs <= toMs) };
}
