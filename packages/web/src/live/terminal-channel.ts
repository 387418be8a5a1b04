import type { TerminalSize } from '@chaos-engine/core';
import type { ServerEvents } from '@chaos-engine/protocol';

/** Shells over the round's connection. */
export interface TerminalChannel {
  open(service: string, size: TerminalSize): Promise<{ readonly terminal: string }>;
  /** Takes a shell up again; `offset` is how many bytes were received. */
  attach(terminal: string, offset: number, size: TerminalSize): Promise<unknown>;
  input(terminal: string, data: string): void;
  resize(terminal: string, size: TerminalSize): void;
  ack(terminal: string, total: number): void;
  close(terminal: string): void;
  isLive(): boolean;
  onList(listener: ServerEvents['terminal.list']): () => void;
  onOutput(listener: ServerEvents['terminal.output']): () => void;
  onExit(listener: ServerEvents['terminal.exit']): () => void;
}

/** The screen a shell is drawn on. */
export interface TerminalScreen {
  readonly size: () => TerminalSize;
  /** `drawn` is called once the bytes are on the screen. */
  write(data: Uint8Array | string, drawn?: () => void): void;
  clear(): void;
  /** Ends what a program that is gone has left on (its own screen, mouse, colours); the lines above stay. */
  settle(): void;
  /** A dim line of ours between the shell's. */
  note(text: string): void;
  onInput(listener: (data: string) => void): () => void;
  onResize(listener: (size: TerminalSize) => void): () => void;
  focus(): void;
  dispose(): void;
}
