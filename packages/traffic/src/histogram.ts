import type { Millis } from '@chaos-engine/core';

/** Durations counted in bins 5 % wide, up to two minutes: bounded memory, however many there are. */
export interface Histogram {
  add(ms: Millis): void;
  addAll(other: Histogram): void;
  /** The duration that this share of all stayed under, to within 5 %; `null` when there is none. */
  quantile(ratio: number): Millis | null;
  readonly counts: readonly number[];
}

const growth = 1.05;
const smallestMs = 0.1;
const bins = Math.ceil(Math.log(120_000 / smallestMs) / Math.log(growth)) + 1;

export function createHistogram(): Histogram {
  const counts = new Array<number>(bins).fill(0);
  return {
    counts,
    add(ms) {
      const bin = ms <= smallestMs ? 0 : Math.ceil(Math.log(ms / smallestMs) / Math.log(growth));
      count(Math.min(bin, bins - 1), 1);
    },
    addAll(other) {
      for (const [bin, n] of other.counts.entries()) count(bin, n);
    },
    quantile(ratio) {
      const total = counts.reduce((sum, n) => sum + n, 0);
      if (total === 0) return null;
      let seen = 0;
      const bin = counts.findIndex((n) => {
        seen += n;
        return seen >= ratio * total;
      });
      return Math.round(smallestMs * growth ** bin * 10) / 10;
    },
  };

  function count(bin: number, n: number): void {
    counts[bin] = (counts[bin] ?? 0) + n;
  }
}
