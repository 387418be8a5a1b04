import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { Playground, TerminalSize } from '@chaos-engine/core';
import type { Engine } from '@chaos-engine/playground';

/** A shell at the end of some way into a container. */
export interface Line {
  write(data: string): void;
  onOutput(listener: (data: Uint8Array) => void): () => void;
  /** Where the way has acknowledgements: from now on they are sent by hand. */
  acknowledgeBy?(hand: boolean): (total: number) => void;
  /** Bytes that have come since it began. */
  total?(): number;
  close(): Promise<void>;
}

/** Each of these opens a line into a service. */
export type OpenLine = (service: string) => Promise<Line>;

export const size: TerminalSize = { cols: 200, rows: 40 };

/** Through the port that the server uses, without the server. */
export async function openPortLine(playground: Playground, service: string, argv: readonly string[]): Promise<Line> {
  const terminal = await playground.openTerminal(service, argv, size);
  return { write: terminal.write, onOutput: terminal.onOutput, close: terminal.close };
}

/** The engine's own way, as bare as it can be: an exec with a terminal, its connection hijacked. */
export async function openRawLine(engine: Engine, container: string, argv: readonly string[]): Promise<Line> {
  const mark = randomUUID();
  const exec = await engine.docker.getContainer(container).exec({
    Cmd: [...argv],
    Tty: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Env: ['TERM=xterm-256color', `BENCH_MARK=${mark}`],
  });
  const stream: Duplex = await exec.start({ hijack: true, stdin: true, Tty: true });
  await exec.resize({ w: size.cols, h: size.rows }).catch(() => undefined);
  return {
    write: (data) => void stream.write(data),
    onOutput(listener) {
      stream.on('data', listener);
      return () => stream.off('data', listener);
    },
    // Hanging up leaves the shell running; a polite end is what the reference does not have.
    close: async () => void stream.destroy(),
  };
}
