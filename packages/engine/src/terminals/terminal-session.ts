import type { Clock, Terminal, TerminalSize } from '@chaos-engine/core';
import { createCommandReader } from './command-reader.ts';
import { type Flow, flowAcked, flowDueAt, flowLimits, flowSent, openFlow } from './flow-control.ts';
import { createScrollback } from './scrollback.ts';
import { createSequenceFilter } from './sequence-filter.ts';

const scrollbackBytes = 256 * 1_024;
const chunkBytes = 64 * 1_024;

/** Where a session's bytes go: one browser page. */
export interface TerminalSink {
  /** `offset` is the place of the first byte since the terminal began; `snapshot`: what came before is lost, clear first. */
  output(chunk: { offset: number; data: Uint8Array; snapshot?: boolean }): void;
  exit(end: { exitCode: number | null; why: string }): void;
}

/** One shell and the page that looks at it; the shell outlives the page's connection. */
export interface TerminalSession {
  attach(sink: TerminalSink, offset: number, size: TerminalSize): void;
  /** The page is gone; the shell waits. */
  detach(sink: TerminalSink): void;
  input(data: string): void;
  resize(size: TerminalSize): void;
  ack(total: number): void;
  close(): Promise<void>;
}

export interface TerminalSessionOptions {
  readonly terminal: Terminal;
  readonly size: TerminalSize;
  readonly clock: Clock;
  /** Hears of everything a page may see, once, for the recording. */
  readonly onOutput: (data: Uint8Array) => void;
  readonly onResize: (size: TerminalSize) => void;
  readonly onExit: (exitCode: number | null) => void;
  /** Hears of the commands the shell says it was given. */
  readonly onCommand: (line: string) => void;
}

/** Relays a shell to a page: filtered, never further ahead of the page than its window, and again from where it was. */
export function createTerminalSession(options: TerminalSessionOptions): TerminalSession {
  const { terminal, clock } = options;
  const readCommand = createCommandReader();
  const filter = createSequenceFilter(options.size, clock.monotonic(), (osc) => {
    const line = readCommand(osc);
    if (line !== null) options.onCommand(line);
  });
  const scrollback = createScrollback(scrollbackBytes);
  let sink: TerminalSink | null = null;
  let position = 0;
  let flow: Flow = openFlow(0);
  let paused = false;
  let ended: { exitCode: number | null; why: string } | null = null;
  let timer: unknown = null;

  const keep = (clean: Uint8Array) => {
    if (clean.length === 0) return;
    scrollback.append(clean);
    options.onOutput(clean);
    pump();
  };

  const pump = () => {
    if (sink && position < scrollback.start) {
      position = scrollback.start;
      flow = openFlow(position);
      send({ snapshot: true });
    }
    while (sink && !flow.closed && position < scrollback.end) send({});
    balance();
    watchWindow();
  };

  const send = (extra: { snapshot?: true }) => {
    const data = scrollback.read(position, chunkBytes);
    sink?.output({ offset: position, data, ...extra });
    position += data.length;
    flow = flowSent(flow, position, clock.monotonic());
  };

  /** The shell stops when its page is far behind, so that nothing piles up here. */
  const balance = () => {
    const behind = scrollback.end - position;
    if (!paused && (behind > flowLimits.highBytes || (sink === null && behind > 0))) {
      paused = true;
      terminal.pause();
    } else if (paused && sink && behind <= flowLimits.lowBytes) {
      paused = false;
      terminal.resume();
    }
  };

  /** An acknowledgement that never comes must not stop a shell for ever. */
  const watchWindow = () => {
    clock.clearTimeout(timer);
    const due = flowDueAt(flow);
    if (due === null || sink === null) return;
    timer = clock.setTimeout(
      () => {
        flow = openFlow(position);
        pump();
      },
      Math.max(1, due - clock.monotonic()),
    );
  };

  const stopOutput = terminal.onOutput((chunk) => keep(filter.push(chunk, clock.monotonic())));
  const stopExit = terminal.onExit((exitCode) => {
    keep(filter.end());
    ended = { exitCode, why: exitCode === null ? 'the connection to the shell was lost' : `exit ${exitCode}` };
    options.onExit(exitCode);
    sink?.exit(ended);
  });

  return {
    attach(next, offset, size) {
      // A page that would wait for ever is told that another has taken its place.
      if (sink !== next) sink?.exit({ exitCode: null, why: 'the shell goes on in another window' });
      sink = next;
      position = Math.min(offset, scrollback.end);
      flow = openFlow(position);
      terminal.resize(size);
      filter.resize(size);
      pump();
      if (ended) next.exit(ended);
    },
    detach(gone) {
      if (sink !== gone) return;
      sink = null;
      clock.clearTimeout(timer);
    },
    input: (data) => terminal.write(data),
    resize(size) {
      terminal.resize(size);
      filter.resize(size);
      options.onResize(size);
    },
    ack(total) {
      flow = flowAcked(flow, total, clock.monotonic());
      pump();
    },
    async close() {
      clock.clearTimeout(timer);
      stopOutput();
      stopExit();
      await terminal.close();
    },
  };
}
