/** `99.4 %`; whole when it is whole. */
export function percent(ratio: number): string {
  const value = ratio * 100;
  // Nearly all is not all.
  const digits = value > 99.95 && value < 100 ? 2 : 1;
  return `${Number(value.toFixed(digits))} %`;
}

/** `212 ms`, `2.41 s`; an en dash when there is no reading. */
export function latency(ms: number | null): string {
  if (ms === null) return '–';
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(2)} s`;
}

const byteUnits = ['B', 'kB', 'MB', 'GB'] as const;

/** `64 MB`: powers of 1024, as memory limits are given. */
export function bytes(value: number): string {
  let scaled = value;
  let unit = 0;
  while (scaled >= 1_024 && unit < byteUnits.length - 1) {
    scaled /= 1_024;
    unit += 1;
  }
  return `${scaled >= 100 || unit === 0 ? Math.round(scaled) : scaled.toFixed(1)} ${byteUnits[unit]}`;
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** A gauge's reading with its unit. */
export function gaugeValue(value: number | null, unit: string): string {
  if (value === null) return '–';
  switch (unit) {
    case 'ms':
      return latency(value);
    case 's':
      return latency(value * 1_000);
    case 'ratio':
      return percent(value);
    case 'bytes':
      return bytes(value);
    case 'per-second':
      return `${compact.format(value)}/s`;
    default:
      return compact.format(value);
  }
}

/** `1 hint`, `3 hints`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
