import type { Socket } from 'node:net';
import type { Terminal } from '@chaos-engine/core';
import { within } from '../within.ts';
import { createFrameReader, keyFrames, openFrame, resizeFrame, type ShellRequest } from './frames.ts';

// The agent hangs up, and kills after one second.
const endingMs = 2_500;

/** Asks the agent at the other end of a connection for a shell. Rejects when none has started within the limit. */
export async function openAgentTerminal(socket: Socket, request: ShellRequest, limitMs: number): Promise<Terminal> {
  const exitListeners = new Set<(exitCode: number | null) => void>();
  const outputListeners = new Set<(bytes: Uint8Array) => void>();
  let unheard: Buffer[] = [];
  let exitCode: number | null = null;
  let ended = false;
  let paused = false;
  let closing: Promise<void> | null = null;
  let start: () => void = () => {};
  let refuse: (reason: Error) => void = () => {};
  const started = new Promise<void>((resolve, reject) => {
    start = resolve;
    refuse = reject;
  });

  const read = createFrameReader({
    started: start,
    output(bytes) {
      if (closing !== null) return;
      if (outputListeners.size === 0) unheard.push(bytes);
      for (const listener of outputListeners) listener(bytes);
    },
    exit(code) {
      exitCode = code;
    },
  });
  socket.on('data', (chunk) => {
    try {
      read(chunk);
      // Nobody listens yet: what waits must not grow.
      if (unheard.length > 0) socket.pause();
    } catch (error) {
      socket.destroy(error as Error);
    }
  });
  socket.on('error', (cause) => refuse(new Error('the terminal agent closed the connection', { cause })));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  void closed.then(() => {
    refuse(new Error('the terminal agent closed the connection'));
    ended = true;
    for (const listener of exitListeners) listener(exitCode);
    exitListeners.clear();
  });

  socket.write(openFrame(request));
  try {
    if (!(await within(started, limitMs))) throw new Error(`the terminal agent did not answer within ${limitMs} ms`);
  } catch (error) {
    socket.destroy();
    throw error;
  }

  function hearWaiting(): void {
    const waiting = unheard;
    unheard = [];
    for (const bytes of waiting) for (const listener of outputListeners) listener(bytes);
    if (waiting.length > 0 && !paused) socket.resume();
  }

  return {
    onOutput(listener) {
      outputListeners.add(listener);
      // Not before the caller has what we return.
      queueMicrotask(hearWaiting);
      return () => outputListeners.delete(listener);
    },
    onExit(listener) {
      if (ended) queueMicrotask(() => listener(exitCode));
      else exitListeners.add(listener);
      return () => exitListeners.delete(listener);
    },
    write(data) {
      for (const frame of keyFrames(data)) if (!ended && !socket.destroyed) socket.write(frame);
    },
    resize(size) {
      if (!ended && !socket.destroyed) socket.write(resizeFrame(size));
    },
    pause() {
      paused = true;
      socket.pause();
    },
    resume() {
      paused = false;
      socket.resume();
    },
    close() {
      closing ??= (async () => {
        // The agent ends all of the session when we say goodbye, and closes its side when nothing of it is left.
        socket.end();
        socket.resume();
        if (!(await within(closed, endingMs))) socket.destroy();
        await closed;
      })();
      return closing;
    },
  };
}
