/** One change of a recorded terminal, `at` in ms of the round clock. */
export type CastEvent =
  | { readonly at: number; readonly type: 'output'; readonly data: string }
  | { readonly at: number; readonly type: 'resize'; readonly cols: number; readonly rows: number };

export interface Cast {
  readonly cols: number;
  readonly rows: number;
  readonly events: readonly CastEvent[];
}

/** Reads an asciicast v3 recording that began at `startedAt` of the round clock. Lines that are not one are left out. */
export function parseCast(text: string, startedAt: number): Cast {
  let cols = 80;
  let rows = 24;
  let at = startedAt;
  const events: CastEvent[] = [];
  for (const line of text.split('\n')) {
    const value = parseLine(line);
    if (Array.isArray(value)) {
      const [seconds, code, data] = value as [number, string, string];
      at += seconds * 1_000;
      if (code === 'o') events.push({ at, type: 'output', data });
      const size = code === 'r' ? /^(\d+)x(\d+)$/.exec(data) : null;
      if (size) events.push({ at, type: 'resize', cols: Number(size[1]), rows: Number(size[2]) });
    } else if (typeof value === 'object' && value !== null && 'term' in value) {
      const term = value.term as { cols?: number; rows?: number };
      cols = term.cols ?? cols;
      rows = term.rows ?? rows;
    }
  }
  return { cols, rows, events };
}

/** How many events have happened at `at`. */
export function eventsUntil(events: readonly { readonly at: number }[], at: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are made of control characters
const styling = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])|[\x00-\x08\x0b-\x1f]/g;

/** What was on the screens, as plain text: for readers, search and screen readers. */
export function transcript({ events }: Cast): string {
  return events
    .map((event) => (event.type === 'output' ? event.data : ''))
    .join('')
    .replace(/\r\n/g, '\n')
    .replace(styling, '');
}

function parseLine(line: string): unknown {
  try {
    return line === '' ? null : JSON.parse(line);
  } catch {
    return null;
  }
}
