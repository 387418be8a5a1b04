import { useCallback, useEffect, useRef, useState } from 'react';

export const speeds = [1, 2, 4, 8, 16] as const;

export interface ReplayClock {
  /** Moment shown, in ms of the round clock. */
  readonly at: number;
  readonly playing: boolean;
  readonly speed: number;
  seek(at: number): void;
  toggle(): void;
  setSpeed(speed: number): void;
}

/** The one clock that drives all of a replay; never starts by itself. */
export function useReplayClock(from: number, to: number, start: number): ReplayClock {
  const [at, setAt] = useState(Math.min(Math.max(start, from), to));
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(4);
  const shown = useRef(at);
  shown.current = at;
  const seek = useCallback((next: number) => setAt(Math.min(Math.max(next, from), to)), [from, to]);

  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const next = shown.current + (now - last) * speed;
      last = now;
      setAt(Math.min(next, to));
      if (next >= to) setPlaying(false);
      else frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, speed, to]);

  const toggle = () => {
    if (!playing && at >= to) seek(from);
    setPlaying(!playing);
  };
  return { at, playing, speed, seek, toggle, setSpeed };
}
