const byteUnits: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 2 ** 10,
  kb: 2 ** 10,
  m: 2 ** 20,
  mb: 2 ** 20,
  g: 2 ** 30,
  gb: 2 ** 30,
};

/** `64m` -> bytes; `null` when it is not a size. */
export function parseBytes(value: string | number): number | null {
  if (typeof value === 'number') return Number.isInteger(value) ? value : null;
  const match = /^(\d{1,15}(?:\.\d{1,6})?)\s*([a-z]{0,2})$/i.exec(value.trim());
  const unit = byteUnits[match?.[2]?.toLowerCase() ?? 'none'];
  return match?.[1] !== undefined && unit !== undefined ? Math.floor(Number(match[1]) * unit) : null;
}

const durationUnits: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** `1m30s` -> milliseconds; `null` when it is not a length of time. */
export function parseDurationMs(value: string): number | null {
  if (!/^(?:\d{1,9}(?:\.\d{1,6})?(?:us|ms|s|m|h))+$/.test(value)) return null;
  let total = 0;
  for (const [, number, unit] of value.matchAll(/(\d+(?:\.\d+)?)(us|ms|s|m|h)/g)) {
    total += Number(number) * (durationUnits[unit ?? ''] ?? 0);
  }
  return total;
}
