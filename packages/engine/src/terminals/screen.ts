import type { TerminalSize } from '@chaos-engine/core';
import serialize from '@xterm/addon-serialize';
import headless from '@xterm/headless';

/** What a browser would show by now: made from the same bytes, without one. */
export interface Screen {
  /** Bytes given to it and not drawn yet. */
  readonly backlog: number;
  draw(bytes: Uint8Array): void;
  /** Takes effect after the bytes drawn before. */
  resize(size: TerminalSize): void;
  /** The bytes that make an empty terminal look like this one, once all that was given is drawn. */
  snapshot(): Promise<Uint8Array>;
}

/** Lines above the screen that a snapshot brings along. */
const scrollbackLines = 1_000;
/** Drawn at once: about a millisecond, so that nobody else's echo waits for it. */
const pieceBytes = 8 * 1024;

type Step =
  | { readonly type: 'draw'; readonly bytes: Uint8Array }
  | { readonly type: 'resize'; readonly size: TerminalSize }
  | { readonly type: 'snapshot'; readonly done: (bytes: Uint8Array) => void };

/** Takes about 0.3 MB once it draws; make it only when somebody needs a snapshot. `onDrawn`: the backlog shrank. */
export function createScreen(size: TerminalSize, onDrawn: () => void): Screen {
  const terminal = new headless.Terminal({
    cols: size.cols,
    rows: size.rows,
    scrollback: scrollbackLines,
    allowProposedApi: true,
  });
  const serializer = new serialize.SerializeAddon();
  terminal.loadAddon(serializer);
  const steps: Step[] = [];
  let backlog = 0;
  let drawing = false;

  const next = (): void => {
    for (;;) {
      const step = steps.shift();
      if (!step) {
        drawing = false;
        return;
      }
      if (step.type === 'draw') {
        terminal.write(step.bytes, () => {
          backlog -= step.bytes.length;
          next();
          onDrawn();
        });
        return;
      }
      if (step.type === 'resize') terminal.resize(step.size.cols, step.size.rows);
      else step.done(Buffer.from(serializer.serialize({ scrollback: scrollbackLines })));
    }
  };
  const add = (step: Step): void => {
    steps.push(step);
    if (drawing) return;
    drawing = true;
    next();
  };

  return {
    get backlog() {
      return backlog;
    },
    draw(bytes) {
      backlog += bytes.length;
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        add({ type: 'draw', bytes: bytes.subarray(at, at + pieceBytes) });
      }
    },
    resize: (next) => add({ type: 'resize', size: next }),
    snapshot: () => new Promise((done) => add({ type: 'snapshot', done })),
  };
}
