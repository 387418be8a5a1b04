import type { RoundTime, WallTime } from '@chaos-engine/core';
import type { LogView, Signals } from '@chaos-engine/protocol';

/** The values of newline-delimited JSON; a line that is none, such as a cut-off last one, is left out. */
export function parseNdjson<T>(text: string): readonly T[] {
  return text.split('\n').flatMap((line): T[] => {
    if (line === '') return [];
    try {
      return [JSON.parse(line) as T];
    } catch {
      return [];
    }
  });
}

/** Pairs of the round clock and the wall clock, ascending. */
export type ClockPairs = readonly { readonly at: RoundTime; readonly wall: WallTime }[];

/** The round time of a moment on the wall clock: pauses lie between pairs, so the pair before counts. */
export function roundTimeOf(pairs: ClockPairs, wall: WallTime): RoundTime {
  const pair = pairs.findLast((one) => one.wall <= wall) ?? pairs[0];
  return pair ? pair.at + (wall - pair.wall) : 0;
}

export interface TimedLine extends LogView {
  readonly at: RoundTime;
}

/** Log lines of a track with their round time. */
export function timedLines(lines: readonly LogView[], pairs: ClockPairs): readonly TimedLine[] {
  return lines.map((line) => ({ ...line, at: roundTimeOf(pairs, line.wall) }));
}

export interface WorstPoint {
  readonly at: RoundTime;
  /** The lowest success ratio of all journeys. */
  readonly ratio: number;
}

/** How the worst-off users were, over time, in at most `points` steps; each step keeps its lowest value. */
export function worstRatios(signals: readonly Signals[], points: number): readonly WorstPoint[] {
  const stride = Math.max(1, Math.ceil(signals.length / points));
  return Array.from({ length: Math.ceil(signals.length / stride) }, (_, i) => {
    const part = signals.slice(i * stride, (i + 1) * stride);
    const ratio = Math.min(1, ...part.flatMap(({ journeys }) => Object.values(journeys).map((one) => one.ratio)));
    return { at: part[0]?.at ?? 0, ratio };
  });
}
