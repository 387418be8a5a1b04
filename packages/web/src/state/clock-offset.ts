/** One exchange with the server's clock: when it was asked and answered here, and what the server said, in Unix ms. */
export interface ClockPing {
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly serverWall: number;
}

const kept = 5;

/** Keeps the newest five exchanges. */
export function remember(pings: readonly ClockPing[], ping: ClockPing): readonly ClockPing[] {
  return [...pings, ping].slice(-kept);
}

/** How far the server's clock is ahead of this one, in ms: the median, so that one slow answer does not move it. */
export function clockOffsetMs(pings: readonly ClockPing[]): number {
  const offsets = pings
    .map(({ askedAt, answeredAt, serverWall }) => serverWall - (askedAt + answeredAt) / 2)
    .sort((a, b) => a - b);
  return offsets[Math.floor(offsets.length / 2)] ?? 0;
}

/** The round clock now, from its last reading. It stands while it is not running. For display only. */
export function roundTimeAt(
  clock: { readonly at: number; readonly running: boolean; readonly wall: number },
  nowWall: number,
  offsetMs: number,
): number {
  return clock.running ? clock.at + Math.max(0, nowWall + offsetMs - clock.wall) : clock.at;
}
