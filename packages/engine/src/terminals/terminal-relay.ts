import type { Clock, Millis, Terminal, TerminalSize } from '@chaos-engine/core';
import { type CommandMark, createCommandMarks } from './command-marks.ts';
import type { Recorder } from './recorder.ts';
import { createScreenKeeper } from './screen-keeper.ts';
import { createScrollback } from './scrollback.ts';
import { createSequenceFilter } from './sequence-filter.ts';
import { type BucketLimits, openBucket, refilled, spent, waitFor } from './token-bucket.ts';
import { createWatcher, type TerminalEnd, type Viewer, type Watcher } from './watcher.ts';

/** The limits of one terminal. */
export const relayLimits = {
  scrollbackBytes: 256 * 1024,
  output: { capacity: 1024 * 1024, perSecond: 4_000_000 } satisfies BucketLimits,
  /** A large paste passes at once; a flood of input does not. */
  input: { capacity: 1024 * 1024, perSecond: 64 * 1024 } satisfies BucketLimits,
  /** Bytes that may wait to be drawn for snapshots. */
  screenBacklogBytes: 512 * 1024,
  /** How long a shell waits for its owner to come back. */
  awayMs: 30_000 satisfies Millis,
} as const;

/** `owner` types and sets the pace; a `viewer` looks on and never slows anything down. */
export type WatchRole = 'owner' | 'viewer';

/** One browser's hold on a terminal. */
export interface Attachment {
  /** The browser has drawn everything up to `total` since the terminal began. */
  ack(total: number): void;
  /** The connection is gone. Safe to repeat. */
  detach(): void;
}

/** One shell, between its service and the browsers that show it. */
export interface TerminalRelay {
  readonly size: TerminalSize;
  /** `null` while it runs. */
  readonly ended: TerminalEnd | null;
  /**
   * Lets a browser watch from byte `offset` on, 0 when it has drawn nothing yet. It gets the rest, or a picture of
   * the screen when the rest is not there any more. A new owner takes over; the old one goes on as a viewer.
   */
  attach(viewer: Viewer, role: WatchRole, offset: number): Attachment;
  /** Types into the shell. `false`: too much at once, nothing was typed. */
  input(data: string | Uint8Array): boolean;
  resize(size: TerminalSize): void;
  /** Prints a line of ours into the terminal. */
  say(text: string): void;
  /** Ends the shell and all it started. Safe to repeat. */
  close(): Promise<void>;
}

export interface RelayOptions {
  readonly terminal: Terminal;
  readonly size: TerminalSize;
  readonly clock: Clock;
  readonly recorder?: Recorder;
  readonly onCommand?: (mark: CommandMark) => void;
  /** Called once, when the shell is gone, whatever ended it. */
  readonly onEnd?: (end: TerminalEnd) => void;
  /** Runs a task once what has arrived by now was read. Default: `setImmediate`. */
  readonly afterThisTurn?: (task: () => void) => void;
}

export function createTerminalRelay(options: RelayOptions): TerminalRelay {
  const { terminal, clock, recorder } = options;
  const afterThisTurn = options.afterThisTurn ?? setImmediate;
  const scrollback = createScrollback(relayLimits.scrollbackBytes);
  const screen = createScreenKeeper({
    scrollback,
    capacity: relayLimits.scrollbackBytes,
    size: options.size,
    onDrawn: () => settle(),
  });
  const toMark = createCommandMarks();
  const filter = createSequenceFilter(options.size, clock.monotonic(), (osc) => {
    const mark = toMark(osc);
    if (mark?.type === 'started') recorder?.marker(mark.command);
    if (mark) options.onCommand?.(mark);
  });
  const watchers = new Set<Watcher>();
  let size = options.size;
  let owner: Watcher | null = null;
  let everAttached = false;
  let ended: TerminalEnd | null = null;
  let closing: TerminalEnd['why'] | null = null;
  let outputBucket = openBucket(relayLimits.output, clock.monotonic());
  let inputBucket = openBucket(relayLimits.input, clock.monotonic());
  let paceTimer: unknown = null;
  let awayTimer: unknown = null;
  let paused = false;
  let turn: 'quiet' | 'sent' | 'more' = 'quiet';

  /** The shell waits while its owner is away or behind, while it writes too fast, or while drawing lags. */
  const settle = () => {
    if (ended !== null) return;
    const hold =
      owner === null || owner.behind || paceTimer !== null || screen.backlog > relayLimits.screenBacklogBytes;
    if (hold === paused) return;
    paused = hold;
    if (hold) terminal.pause();
    else terminal.resume();
  };

  const flushAll = () => {
    for (const watcher of [...watchers]) watcher.flush();
  };
  /** The first bytes of a turn go out at once; what else is readable in the same turn shares one more frame. */
  const flushSoon = () => {
    if (turn !== 'quiet') {
      turn = 'more';
      return;
    }
    flushAll();
    turn = 'sent';
    afterThisTurn(() => {
      const hasMore = turn === 'more';
      turn = 'quiet';
      if (hasMore) flushSoon();
    });
  };

  const publish = (bytes: Uint8Array) => {
    // In parts, so that none can push bytes out of the scrollback that were not drawn.
    for (let at = 0; at < bytes.length; at += relayLimits.scrollbackBytes / 4) {
      const part = bytes.subarray(at, at + relayLimits.scrollbackBytes / 4);
      screen.beforeAppend(part.length);
      scrollback.append(part);
    }
    recorder?.output(bytes);
    flushSoon();
  };

  const pace = (bytes: number) => {
    outputBucket = spent(refilled(outputBucket, relayLimits.output, clock.monotonic()), bytes);
    const waitMs = waitFor(outputBucket, 0, relayLimits.output);
    if (waitMs === 0 || paceTimer !== null) return;
    paceTimer = clock.setTimeout(() => {
      paceTimer = null;
      pace(0);
      settle();
    }, waitMs);
  };

  const waitForOwner = () => {
    if (awayTimer !== null) clock.clearTimeout(awayTimer);
    awayTimer =
      owner !== null || ended !== null ? null : clock.setTimeout(() => void close('abandoned'), relayLimits.awayMs);
  };

  const finish = (exitCode: number | null) => {
    if (ended !== null) return;
    const rest = filter.end();
    if (rest.length > 0) publish(rest);
    ended = { exitCode, why: closing ?? 'exited' };
    recorder?.exit(exitCode);
    for (const timer of [paceTimer, awayTimer]) if (timer !== null) clock.clearTimeout(timer);
    for (const watcher of [...watchers]) watcher.finish(ended);
    options.onEnd?.(ended);
  };

  const close = async (why: 'closed' | 'abandoned') => {
    if (ended !== null) return;
    closing ??= why;
    try {
      await terminal.close();
    } finally {
      finish(null);
    }
  };

  terminal.onOutput((chunk) => {
    if (ended !== null) return;
    pace(chunk.length);
    const bytes = filter.push(chunk, clock.monotonic());
    if (bytes.length > 0) publish(bytes);
    settle();
  });
  terminal.onExit(finish);
  waitForOwner();
  settle();

  return {
    get size() {
      return size;
    },
    get ended() {
      return ended;
    },
    attach(viewer, role, offset) {
      const isContinued = offset >= scrollback.start && offset <= scrollback.end && (offset > 0 || !everAttached);
      everAttached = true;
      const watcher = createWatcher({
        viewer,
        clock,
        scrollback,
        snapshot: screen.snapshot,
        from: isContinued ? offset : null,
        onChange: () => settle(),
      });
      watchers.add(watcher);
      if (role === 'owner') owner = watcher;
      if (ended !== null) watcher.finish(ended);
      waitForOwner();
      settle();
      return {
        ack: (total) => watcher.ack(total),
        detach() {
          if (!watchers.delete(watcher)) return;
          if (owner === watcher) owner = null;
          watcher.detach();
          waitForOwner();
          settle();
        },
      };
    },
    input(data) {
      const bytes = typeof data === 'string' ? Buffer.byteLength(data) : data.length;
      const bucket = refilled(inputBucket, relayLimits.input, clock.monotonic());
      if (ended !== null || bucket.left < bytes) return false;
      inputBucket = spent(bucket, bytes);
      terminal.write(data);
      return true;
    },
    resize(next) {
      if (ended !== null || (next.cols === size.cols && next.rows === size.rows)) return;
      size = next;
      terminal.resize(next);
      filter.resize(next);
      screen.resize(next);
      recorder?.resize(next);
    },
    say(text) {
      if (ended === null) publish(Buffer.from(`\r\n\x1b[2m${text}\x1b[0m\r\n`));
    },
    close: () => close('closed'),
  };
}
