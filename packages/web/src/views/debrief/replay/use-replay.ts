import type { Debrief } from '@chaos-engine/protocol';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { momentAt } from '../moment-words.ts';
import type { createReplay, Replay } from './replay-store.ts';

const leadMs = 15_000;

/** The replay of a debrief, once there is one; it begins where the address says, or shortly before users felt it. */
export function useReplay(
  debrief: Debrief | null,
  startAtSeconds: number | null,
  create: typeof createReplay,
): Replay | null {
  const [replay, setReplay] = useState<Replay | null>(null);
  // A debrief that is read again, with one more fact in it, is still the same replay.
  const identity = debrief && `${debrief.row.code}/${debrief.endedAt}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address follows the replay, not the other way round
  useEffect(() => {
    if (debrief === null) return;
    const from = momentAt(debrief, 'T_ready') ?? 0;
    const felt = momentAt(debrief, 'T_imp') ?? from;
    const reel = { from, to: Math.max(from + 1_000, debrief.endedAt), activity: debrief.timeline.map(({ at }) => at) };
    const made = create(reel, startAtSeconds === null ? felt - leadMs : startAtSeconds * 1_000);
    setReplay(made);
    return made.dispose;
  }, [identity, create]);
  return replay;
}

/** The playhead in whole seconds, for what need not follow every frame. */
export function useReplaySecond(replay: Replay): number {
  return useStore(replay.store, ({ at }) => Math.floor(at / 1_000)) * 1_000;
}
