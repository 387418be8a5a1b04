import type { RoundId } from '@chaos-engine/core';
import { label } from '../sandbox/names.ts';
import type { OwnedObject } from './find-objects.ts';

export interface SweepPlan {
  readonly instance: string;
  readonly epoch: number;
  readonly wanted: ReadonlySet<RoundId>;
  /** Unix seconds. */
  readonly nowS: number;
}

/** The objects nobody wants: of ours, those of other rounds; of other installations, those past their time. */
export function unwanted(
  objects: readonly OwnedObject[],
  { instance, epoch, wanted, nowS }: SweepPlan,
): readonly OwnedObject[] {
  return objects.filter(({ labels }) => {
    if (labels[label.instance] === instance) return !wanted.has(labels[label.round] ?? '') && !isNewer(labels, epoch);
    const expires = Number(labels[label.expires]);
    return Number.isFinite(expires) && expires > 0 && expires < nowS;
  });
}

/** Made by a later owner of the installation: one that was frozen and replaced must not lay hands on it. */
export const isNewer = (labels: OwnedObject['labels'], epoch: number): boolean =>
  Number(labels[label.epoch] ?? 0) > epoch;
