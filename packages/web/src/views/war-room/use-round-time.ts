import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { roundTimeAt } from '../../state/clock-offset.ts';
import { useRoom } from './room.ts';

/** The round clock, in ms, anew as its second changes. For display only: the server judges. */
export function useRoundTime(): number {
  const { session, view } = useRoom();
  const offsetMs = useStore(session.store, (state) => state.offsetMs);
  const read = () => Math.floor(roundTimeAt(view.clock, Date.now(), offsetMs) / 1_000) * 1_000;
  const [at, setAt] = useState(read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` reads what stands here
  useEffect(() => {
    const tick = () => setAt(read());
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [view.clock, offsetMs]);
  return at;
}
