import { useSyncExternalStore } from 'react';
import type { SeriesSource } from '../../state/signal-series.ts';

/** One reading of the curves: a text or a number, so that only what shows it is drawn again, and only when it changed. */
export function useSignal<T extends string | number | boolean | null>(
  source: SeriesSource,
  read: (source: SeriesSource) => T,
): T {
  return useSyncExternalStore(source.onChange, () => read(source));
}
