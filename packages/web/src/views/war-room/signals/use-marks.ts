import { useMemo } from 'react';
import type { PlotMark } from '../../../components/chart/plot-options.ts';
import { useRoom } from '../room.ts';

/** Moments the player made, as lines in every chart. */
export function useMarks(): readonly PlotMark[] {
  const { view } = useRoom();
  const { declaredAt, hold } = view;
  const recoveredAt = view.phase === 'holding' ? (hold?.since ?? null) : null;
  return useMemo(
    () => [
      ...(declaredAt === null ? [] : [{ atSeconds: declaredAt / 1_000, label: 'declared', tone: 'accent' as const }]),
      ...(recoveredAt === null ? [] : [{ atSeconds: recoveredAt / 1_000, label: 'well again', tone: 'ok' as const }]),
    ],
    [declaredAt, recoveredAt],
  );
}

/** The round time of T+00:00, in seconds. */
export function useOrigin(): number {
  return (useRoom().view.watchSince ?? 0) / 1_000;
}
