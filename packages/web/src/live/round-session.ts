import type { Command } from '@chaos-engine/core';
import type { Ack, ClientEvents, RoundView, ServerEvents, TerminalInfo } from '@chaos-engine/protocol';
import { io, type Socket } from 'socket.io-client';
import { createStore } from 'zustand/vanilla';
import { ApiError, api } from '../api.ts';
import { type ClockPing, clockOffsetMs, remember } from '../state/clock-offset.ts';
import { createCommandKeys } from '../state/command-key.ts';
import { createFrame } from '../state/frame.ts';
import { createLogBuffer } from '../state/log-buffer.ts';
import { createSignalSeries } from '../state/signal-series.ts';
import type { Connection } from './connection.ts';
import type { TerminalChannel } from './terminal-channel.ts';

/** What React draws of a round: small, and changed seldom. Signals, logs and terminals stay outside of it. */
export interface RoundState {
  readonly view: RoundView | null;
  readonly connection: Connection;
  /** How far the server's clock is ahead, in ms. */
  readonly offsetMs: number;
}

const fifteenMinutes = 900;
const logLinesKept = 50_000;

/** Sits down in a round: one connection, and all that comes over it. `close` gets up again. */
export function openRoundSession(code: string, token: string) {
  const store = createStore<RoundState>(() => ({ view: null, connection: { state: 'connecting' }, offsetMs: 0 }));
  const series = createSignalSeries(fifteenMinutes, createFrame());
  const logs = createLogBuffer(logLinesKept, createFrame());
  const keys = createCommandKeys();
  const socket: Socket<ServerEvents> = io({
    auth: { round: code, token },
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 3_000,
    forceNew: true,
  });

  const ask = <E extends keyof ClientEvents, T>(event: E, input: ClientEvents[E]): Promise<T> =>
    (socket as Socket)
      .timeout(10_000)
      .emitWithAck(event, input)
      .then((ack: Ack<T>) => {
        if (ack.ok) return ack.value;
        throw new ApiError(409, null, ack.message);
      });
  const tell = <E extends keyof ClientEvents>(event: E, input: ClientEvents[E]) =>
    void (socket as Socket).emit(event, input);

  socket.on('connect', () => {
    store.setState({ connection: { state: 'live' } });
    void measureClock();
  });
  socket.on('disconnect', () => store.setState({ connection: { state: 'lost', sinceWall: Date.now() } }));
  socket.on('connect_error', (error: Error & { data?: { code?: string } }) => {
    const code = error.data?.code;
    // Only an answer of the server with a code is final; all else is a connection to be tried again.
    if (code !== undefined) store.setState({ connection: { state: 'refused', code, message: error.message } });
    else if (store.getState().connection.state === 'connecting')
      store.setState({ connection: { state: 'lost', sinceWall: Date.now() } });
  });
  socket.on('round.view', (view) => store.setState({ view }));
  socket.on('signals.history', series.replace);
  socket.on('signals', series.push);
  socket.on('logs.history', (lines) => logs.append(lines));
  socket.on('logs', logs.append);

  let pings: readonly ClockPing[] = [];
  const measureClock = async () => {
    for (let i = 0; i < 5 && socket.connected; i++) {
      const askedAt = Date.now();
      const answer = await ask<'clock.ping', { wall: number }>('clock.ping', {}).catch(() => null);
      if (answer) pings = remember(pings, { askedAt, answeredAt: Date.now(), serverWall: answer.wall });
    }
    store.setState({ offsetMs: clockOffsetMs(pings) });
  };

  // The list comes once a connection, perhaps before the room that wants it has been drawn.
  let list: readonly TerminalInfo[] | null = null;
  socket.on('terminal.list', (known) => {
    list = known;
  });
  const terminals: TerminalChannel = {
    open: (service, size) => ask<'terminal.open', { terminal: string }>('terminal.open', { service, size }),
    attach: (terminal, offset, size) => ask('terminal.attach', { terminal, offset, size }),
    input: (terminal, data) => tell('terminal.input', { terminal, data }),
    resize: (terminal, size) => tell('terminal.resize', { terminal, size }),
    ack: (terminal, total) => tell('terminal.ack', { terminal, total }),
    close: (terminal) => tell('terminal.close', { terminal }),
    isLive: () => socket.connected,
    onList(listener) {
      if (list !== null) listener(list);
      return subscribe(socket, 'terminal.list', listener);
    },
    onOutput: (listener) => subscribe(socket, 'terminal.output', listener),
    onExit: (listener) => subscribe(socket, 'terminal.exit', listener),
  };

  return {
    code,
    store,
    series,
    logs,
    terminals,
    /** Sends a command; the answer is the next view, or an error in the server's words. */
    async command(command: Command): Promise<void> {
      try {
        await api.command(code, keys.keyFor(command), command);
        keys.answered(command);
      } catch (error) {
        // Without an answer the same click may be tried again under the same key.
        if (error instanceof ApiError && error.status > 0) keys.answered(command);
        throw error;
      }
    },
    close: () => void socket.disconnect(),
  };
}

export type RoundSession = ReturnType<typeof openRoundSession>;

function subscribe<E extends keyof ServerEvents>(
  socket: Socket<ServerEvents>,
  event: E,
  listener: ServerEvents[E],
): () => void {
  // socket.io's own types cannot follow an event name that is a parameter.
  const untyped = socket as unknown as Untyped;
  untyped.on(event, listener);
  return () => untyped.off(event, listener);
}

interface Untyped {
  on(event: string, listener: unknown): void;
  off(event: string, listener: unknown): void;
}
