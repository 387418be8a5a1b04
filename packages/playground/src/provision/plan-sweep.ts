import type { RoundId } from '@chaos-engine/core';
import { label } from '../sandbox/names.ts';
import type { OwnedObject } from './find-objects.ts';

export interface SweepPlan {
  readonly instance: string;
  readonly wanted: ReadonlySet<RoundId>;
  /** Unix seconds. */
  readonly nowS: number;
}

/** The objects nobody wants: of ours, those of other rounds; of other installations, those past their time. */
export function unwanted(
  objects: readonly OwnedObject[],
  { instance, wanted, nowS }: SweepPlan,
): readonly OwnedObject[] {
  return objects.filter(({ labels }) => {
    if (labels[label.instance] === instance) return !wanted.has(labels[label.round] ?? '');
    const expires = Number(labels[label.expires]);
    return Number.isFinite(expires) && expires > 0 && expires < nowS;
  });
}
