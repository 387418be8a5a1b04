import type { Signals } from '@chaos-engine/protocol';

/** Reads a track of signals, one JSON line a second; torn lines are left out. */
export function parseSignals(text: string): readonly Signals[] {
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as Signals];
    } catch {
      return [];
    }
  });
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** When users of a journey suffered, as stretches of bad samples; gaps under three seconds are bridged. */
export function badStretches(signals: readonly Signals[], journey: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const { at, journeys } of signals) {
    if (journeys[journey]?.good !== false) continue;
    const last = stretches.at(-1);
    if (last && at - last.to <= 3_000) stretches[stretches.length - 1] = { from: last.from, to: at + 1_000 };
    else stretches.push({ from: at, to: at + 1_000 });
  }
  return stretches;
}

/** The newest signals at a moment; `null` before the first. */
export function signalsAt(signals: readonly Signals[], at: number): Signals | null {
  return signals.findLast((one) => one.at <= at) ?? null;
}
