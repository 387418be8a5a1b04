import type { RoundTime } from '@chaos-engine/core';
import { createStore } from 'zustand/vanilla';
import { advance, clampTo, type Playhead, type Reel } from '../../../state/playhead.ts';

/** The one playhead of a debrief: terminals, charts, logs and events follow it. */
export function createReplay(reel: Reel, startAt: RoundTime) {
  const store = createStore<Playhead>(() => ({
    at: clampTo(reel, startAt),
    playing: false,
    speed: 2,
    skipIdle: true,
  }));
  let activity = reel.activity;
  let frame = 0;
  let last = 0;
  const step = (now: number) => {
    const next = advance(store.getState(), { ...reel, activity }, Math.min(250, now - last));
    last = now;
    store.setState(next);
    if (next.playing) frame = requestAnimationFrame(step);
  };
  const play = (playing: boolean) => {
    cancelAnimationFrame(frame);
    const { at } = store.getState();
    store.setState({ playing, at: playing && at >= reel.to ? reel.from : at });
    if (!playing) return;
    last = performance.now();
    frame = requestAnimationFrame(step);
  };
  return {
    store,
    reel,
    seek: (at: RoundTime) => store.setState({ at: clampTo(reel, at) }),
    play,
    toggle: () => play(!store.getState().playing),
    setSpeed: (speed: number) => store.setState({ speed }),
    setSkipIdle: (skipIdle: boolean) => store.setState({ skipIdle }),
    /** More moments at which something happened, known once a recording has come. */
    addActivity(moments: readonly RoundTime[]): void {
      activity = [...activity, ...moments].sort((a, b) => a - b);
    },
    dispose: () => cancelAnimationFrame(frame),
  };
}

export type Replay = ReturnType<typeof createReplay>;
