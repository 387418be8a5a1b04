import type { Clock } from '@chaos-engine/core';
import { type Flow, flowAcked, flowDueAt, flowSent, openFlow } from './flow-control.ts';
import type { Snapshot } from './screen-keeper.ts';
import type { Scrollback } from './scrollback.ts';
import { incompleteTail } from './utf8-tail.ts';

/** Bytes for one browser. */
export interface OutputChunk {
  /**
   * Ordinary: place of the first byte since the terminal began.
   * Snapshot: place *after* the picture; what follows continues there.
   */
  readonly offset: number;
  readonly data: Uint8Array;
  /** Reset the terminal, then draw `data`. */
  readonly snapshot: boolean;
  /** Bytes that were never sent and are gone from the scrollback; the picture is complete without them. */
  readonly lostBytes: number;
}

export interface TerminalEnd {
  readonly exitCode: number | null;
  /** `abandoned`: nobody came back for it. */
  readonly why: 'exited' | 'closed' | 'abandoned';
}

/** One browser's end of a terminal. */
export interface Viewer {
  output(chunk: OutputChunk): void;
  /** Called once, after the last output. */
  exit(end: TerminalEnd): void;
}

/** The largest frame for a browser, in bytes. */
export const frameBytes = 64 * 1024;

/** Brings one browser up to date at its own pace, out of the scrollback. */
export interface Watcher {
  /** The browser is behind by more than it may be; whoever writes should wait. */
  readonly behind: boolean;
  flush(): void;
  ack(total: number): void;
  finish(end: TerminalEnd): void;
  detach(): void;
}

export interface WatcherOptions {
  readonly viewer: Viewer;
  readonly clock: Clock;
  readonly scrollback: Scrollback;
  readonly snapshot: () => Promise<Snapshot>;
  /** Place up to which the browser has drawn already; `null` when it needs a picture first. */
  readonly from: number | null;
  /** `behind` may have changed. */
  readonly onChange: () => void;
}

export function createWatcher(options: WatcherOptions): Watcher {
  const { viewer, clock, scrollback, onChange } = options;
  let sentTo = options.from ?? 0;
  let flow: Flow = openFlow(sentTo);
  let takingPicture = false;
  /** Its acknowledgements stopped coming: it is no longer waited for until one does. */
  let mute = false;
  let end: TerminalEnd | null = null;
  let gone = false;
  let timer: unknown = null;

  const flush = () => {
    if (takingPicture || gone) return;
    while (sentTo < scrollback.end && (!flow.closed || end !== null)) {
      if (sentTo < scrollback.start) return resync();
      const data = nextFrame();
      viewer.output({ offset: sentTo, data, snapshot: false, lostBytes: 0 });
      sentTo += data.length;
      flow = flowSent(flow, sentTo, clock.monotonic());
    }
    watchTheClock();
    if (end !== null) {
      viewer.exit(end);
      detach();
    }
    onChange();
  };

  const nextFrame = (): Uint8Array => {
    const data = scrollback.read(sentTo, frameBytes);
    // xterm.js can lose a character that is split between two writes, so frames are cut between characters.
    const half = sentTo + data.length < scrollback.end ? incompleteTail(data) : 0;
    return half < data.length ? data.subarray(0, data.length - half) : data;
  };

  const resync = (): void => {
    takingPicture = true;
    onChange();
    const missedFrom = sentTo;
    void options
      .snapshot()
      // Without a picture, the bytes themselves are the next best thing.
      .catch((): Snapshot => ({ offset: scrollback.end, bytes: scrollback.read(scrollback.start, Infinity) }))
      .then(({ offset, bytes }) => {
        takingPicture = false;
        if (gone) return;
        const lostBytes = Math.max(0, Math.min(scrollback.start, offset) - missedFrom);
        viewer.output({ offset, data: bytes, snapshot: true, lostBytes });
        sentTo = offset;
        flow = openFlow(offset);
        flush();
      });
  };

  const watchTheClock = () => {
    const dueAt = flowDueAt(flow);
    if (timer !== null) clock.clearTimeout(timer);
    timer = dueAt === null ? null : clock.setTimeout(giveUpWaiting, Math.max(0, dueAt - clock.monotonic()));
  };

  const giveUpWaiting = () => {
    timer = null;
    mute = true;
    flow = openFlow(sentTo);
    resync();
  };

  const detach = () => {
    gone = true;
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
  };

  if (options.from === null) resync();
  else flush();

  return {
    get behind() {
      return !gone && (takingPicture || flow.closed) && !mute;
    },
    flush,
    ack(total) {
      if (gone) return;
      mute = false;
      flow = flowAcked(flow, total, clock.monotonic());
      flush();
    },
    finish(how) {
      end = how;
      flush();
    },
    detach() {
      detach();
      onChange();
    },
  };
}
