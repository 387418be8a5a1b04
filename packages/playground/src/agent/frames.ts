import type { TerminalSize } from '@chaos-engine/core';

// What goes over the connection to the agent, each way: type (one letter), length (2 bytes, big-endian), payload.
// To it: `o` open, `d` keys, `r` size. From it: `s` started, `d` output, `x` exit code. See agent/agent.h.
const headBytes = 3;
const mostPayload = 0xffff;

/** A program to run on a new terminal. */
export interface ShellRequest {
  readonly argv: readonly string[];
  /** `NAME=value`, beside what the container has. */
  readonly env: readonly string[];
  readonly size: TerminalSize;
}

export function openFrame({ argv, env, size }: ShellRequest): Buffer {
  const words = [...argv, ...env].map((word) => `${word}\0`).join('');
  return frame('o', Buffer.concat([sizeBytes(size), Buffer.of(argv.length), Buffer.from(words)]));
}

export const resizeFrame = (size: TerminalSize): Buffer => frame('r', sizeBytes(size));

/** Keys, in as many frames as they need. */
export function keyFrames(data: string | Uint8Array): readonly Buffer[] {
  const bytes = Buffer.from(data as Uint8Array);
  const frames: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += mostPayload) frames.push(frame('d', bytes.subarray(at, at + mostPayload)));
  return frames;
}

export interface FrameListener {
  started(): void;
  /** A part of a frame is passed on as it comes: nothing is gathered, whatever length was announced. */
  output(bytes: Buffer): void;
  exit(code: number): void;
}

/** Reads what comes from the agent, or from whoever took its place: throws at the first thing it would not say. */
export function createFrameReader(listener: FrameListener): (chunk: Buffer) => void {
  let head = Buffer.alloc(0);
  let left = 0;
  return (chunk) => {
    let rest = chunk;
    while (rest.length > 0) {
      if (left > 0) {
        const part = rest.subarray(0, left);
        left -= part.length;
        rest = rest.subarray(part.length);
        listener.output(part);
        continue;
      }
      const missing = headBytes - head.length;
      head = Buffer.concat([head, rest.subarray(0, missing)]);
      rest = rest.subarray(missing);
      if (head.length < headBytes) return;
      const type = String.fromCharCode(head[0] ?? 0);
      const length = head.readUInt16BE(1);
      if (type === 'd') left = length;
      else if (type === 's' && length === 0) listener.started();
      else if (type === 'x' && length === 1) {
        // Its payload is the code: wait for it as for a longer head.
        const code = rest[0];
        if (code === undefined) return;
        rest = rest.subarray(1);
        listener.exit(code);
      } else throw new Error(`a terminal agent sends no frame ${JSON.stringify(type)} of ${length} bytes`);
      head = Buffer.alloc(0);
    }
  };
}

function frame(type: string, payload: Buffer): Buffer {
  const whole = Buffer.allocUnsafe(headBytes + payload.length);
  whole.write(type, 'latin1');
  whole.writeUInt16BE(payload.length, 1);
  payload.copy(whole, headBytes);
  return whole;
}

function sizeBytes({ cols, rows }: TerminalSize): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16BE(cols);
  bytes.writeUInt16BE(rows, 2);
  return bytes;
}
