import type { Millis } from '../units.ts';

/**
 * S(t; p) = 1 / (1 + (t/p)^1.5): 1 at once, a half at par, never quite nothing; 0 when it never happened (`null`).
 * Only the ratio to par matters, so half and double are as far from par as each other.
 */
export function timeCurve(value: Millis | null, par: number): number {
  if (value === null) return 0;
  const times = Math.max(0, value) / par;
  // A square root is rounded alike on every machine; a power need not be.
  return 1 / (1 + times * Math.sqrt(times));
}
