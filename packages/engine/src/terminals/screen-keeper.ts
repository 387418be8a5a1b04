import type { TerminalSize } from '@chaos-engine/core';
import { createScreen, type Screen } from './screen.ts';
import type { Scrollback } from './scrollback.ts';

/** A picture of a terminal at one place of its stream. */
export interface Snapshot {
  /** Place of the first byte that is not in the picture. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/**
 * Can draw a terminal at any time without drawing all the time: the scrollback holds the newest bytes, and only
 * what is about to fall out of it is drawn ahead. A terminal that nobody comes back to costs nothing.
 */
export interface ScreenKeeper {
  /** Bytes waiting to be drawn. */
  readonly backlog: number;
  /** To be told before `incoming` bytes push older ones out of the scrollback. */
  beforeAppend(incoming: number): void;
  resize(size: TerminalSize): void;
  snapshot(): Promise<Snapshot>;
}

export interface ScreenKeeperOptions {
  readonly scrollback: Scrollback;
  readonly capacity: number;
  readonly size: TerminalSize;
  /** The backlog shrank. */
  readonly onDrawn: () => void;
}

export function createScreenKeeper(options: ScreenKeeperOptions): ScreenKeeper {
  const { scrollback, capacity } = options;
  let screen: Screen | null = null;
  let drawn = 0;
  let resizes: readonly { readonly at: number; readonly size: TerminalSize }[] = [];
  let inFlight: Promise<Snapshot> | null = null;

  const catchUp = (): Screen => {
    screen ??= createScreen(options.size, options.onDrawn);
    for (const { at, size: then } of resizes) {
      drawUntil(screen, at);
      screen.resize(then);
    }
    resizes = [];
    drawUntil(screen, scrollback.end);
    return screen;
  };
  const drawUntil = (on: Screen, place: number) => {
    if (place > drawn) on.draw(scrollback.read(drawn, place - drawn));
    drawn = Math.max(drawn, place);
  };
  const take = async (): Promise<Snapshot> => {
    const on = catchUp();
    const offset = drawn;
    return { offset, bytes: await on.snapshot() };
  };

  return {
    get backlog() {
      return screen?.backlog ?? 0;
    },
    beforeAppend(incoming) {
      if (scrollback.end + incoming - capacity > drawn) catchUp();
    },
    resize(next) {
      // Before the first byte, or several at one place: only the last counts.
      resizes = [...resizes.filter(({ at }) => at !== scrollback.end), { at: scrollback.end, size: next }];
    },
    snapshot() {
      // Whoever asks while one is being made shares it: it can only be a few milliseconds old.
      inFlight ??= take().finally(() => {
        inFlight = null;
      });
      return inFlight;
    },
  };
}
