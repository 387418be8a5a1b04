import type { Debrief } from '@chaos-engine/protocol';

/** When the watch began: T+ counts from here. The round's beginning, when it never came so far. */
export function watchBegan({ moments }: Pick<Debrief, 'moments'>): number {
  return moments.find(({ name }) => name === 'T_ready')?.at ?? 0;
}
