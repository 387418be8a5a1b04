const beatMs = 20;

/** Draws so many bytes a second and no more; what has come and is not drawn yet waits. */
export interface SlowReader {
  came(bytes: number): void;
  drawn(): number;
  setSpeed(bytesPerSecond: number): void;
  stop(): void;
}

/** Starts drawing; `onDrawn` is told how much has been drawn in all. */
export function startSlowReader(bytesPerSecond: number, onDrawn: (total: number) => void): SlowReader {
  let speed = bytesPerSecond;
  let arrived = 0;
  let drawn = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const next = Math.min(arrived, drawn + ((now - last) * speed) / 1_000);
    last = now;
    if (next === drawn) return;
    drawn = next;
    onDrawn(Math.floor(drawn));
  }, beatMs);
  return {
    came(bytes) {
      arrived += bytes;
    },
    drawn: () => Math.floor(drawn),
    setSpeed(next) {
      speed = next;
    },
    stop: () => clearInterval(timer),
  };
}
