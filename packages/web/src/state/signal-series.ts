import type { Signals } from '@chaos-engine/protocol';

/** Names one curve: `ratio:checkout`, `ms:checkout`, `load:sent`, `cpu:api-1`, `gauge:queue`. */
export type SeriesKey = string;

/** Curves to draw, over the same moments. */
export interface SeriesSource {
  /** Moments on the round clock, in seconds, as charts want them. */
  times(): readonly number[];
  /** One value a moment; `null` where there was no reading. */
  column(key: SeriesKey): readonly (number | null)[];
  readonly latest: Signals | null;
  /** Called after the data changed, at most once a frame while the page is seen. Returns the way out. */
  onChange(listener: () => void): () => void;
}

export interface SignalSeries extends SeriesSource {
  push(signals: Signals): void;
  /** Forgets what was there; for the history that comes with a connection. */
  replace(history: readonly Signals[]): void;
}

/** Fifteen minutes of signals in typed rings, outside of React: one column a curve, made when first heard of. */
export function createSignalSeries(capacity: number, schedule: (flush: () => void) => void): SignalSeries {
  const at = new Float64Array(capacity);
  const columns = new Map<SeriesKey, Float64Array>();
  const listeners = new Set<() => void>();
  let head = 0;
  let length = 0;
  let latest: Signals | null = null;

  const column = (key: SeriesKey): Float64Array => {
    const known = columns.get(key);
    if (known) return known;
    const made = new Float64Array(capacity).fill(Number.NaN);
    columns.set(key, made);
    return made;
  };
  const unrolled = <T>(read: (slot: number) => T): T[] =>
    Array.from({ length }, (_, i) => read((head - length + i + capacity) % capacity));
  const changed = () => schedule(() => listeners.forEach((listener) => void listener()));

  const take = (signals: Signals) => {
    if (latest !== null && signals.at <= latest.at) return;
    for (const values of columns.values()) values[head] = Number.NaN;
    at[head] = signals.at / 1_000;
    for (const [key, value] of readings(signals)) column(key)[head] = value ?? Number.NaN;
    head = (head + 1) % capacity;
    length = Math.min(length + 1, capacity);
    latest = signals;
  };

  return {
    get latest() {
      return latest;
    },
    times: () => unrolled((slot) => at[slot] ?? 0),
    column(key) {
      const values = columns.get(key);
      return unrolled((slot) => {
        const value = values?.[slot] ?? Number.NaN;
        return Number.isNaN(value) ? null : value;
      });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    push(signals) {
      take(signals);
      changed();
    },
    replace(history) {
      head = 0;
      length = 0;
      latest = null;
      history.slice(-capacity).forEach(take);
      changed();
    },
  };
}

function* readings(signals: Signals): Generator<readonly [SeriesKey, number | null]> {
  for (const [id, { ratio, ms, good }] of Object.entries(signals.journeys)) {
    yield [`ratio:${id}`, ratio];
    yield [`ms:${id}`, ms];
    yield [`good:${id}`, good ? 1 : 0];
  }
  yield ['load:sent', signals.load.sent];
  yield ['load:failed', signals.load.failed];
  yield ['load:p95', signals.load.p95Ms];
  for (const [name, usage] of Object.entries(signals.services)) {
    yield [`cpu:${name}`, usage.cpu];
    yield [`memory:${name}`, usage.memoryBytes];
    yield [`network:${name}`, usage.rxPerSecond + usage.txPerSecond];
  }
  for (const [id, value] of Object.entries(signals.gauges)) yield [`gauge:${id}`, value];
}
