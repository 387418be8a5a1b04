import type { TerminalSize } from '@chaos-engine/core';
import type { Ack, TerminalInfo } from '@chaos-engine/protocol';
import { io, type Socket } from 'socket.io-client';
import type { Line } from './line.ts';

const ackEveryBytes = 5_000;

/** One page: a connection of one player. */
export interface Seat {
  readonly socket: Socket;
  /** A terminal that draws, and so acknowledges, at once; at most 12 a seat. */
  openTerminal(service: string, size: TerminalSize): Promise<Line>;
  close(): void;
}

/** Takes a seat the way the page does. */
export async function openSeat(url: string, auth: { readonly round: string; readonly token: string }): Promise<Seat> {
  const socket = io(url, { auth, transports: ['websocket'], reconnection: false, forceNew: true });
  const lines = new Map<string, (data: Uint8Array, offset: number) => void>();
  const early = new Map<string, { data: Uint8Array; offset: number }[]>();
  socket.on('terminal.output', ({ terminal, data, offset }: { terminal: string; data: Uint8Array; offset: number }) => {
    const listener = lines.get(terminal);
    if (listener) listener(data, offset);
    else early.set(terminal, [...(early.get(terminal) ?? []), { data, offset }]);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const ask = async <T>(event: string, input: object): Promise<T> => {
    const answer = (await socket.emitWithAck(event, input)) as Ack<T>;
    if (!answer.ok) throw new Error(`${event}: ${answer.code} ${answer.message}`);
    return answer.value;
  };
  return {
    socket,
    async openTerminal(service, size) {
      const { terminal } = await ask<TerminalInfo>('terminal.open', { service, size });
      const listeners = new Set<(data: Uint8Array) => void>();
      let acked = 0;
      let drawn = 0;
      let acknowledges = true;
      const tell = (total: number) => {
        acked = total;
        socket.emit('terminal.ack', { terminal, total });
      };
      const receive = (data: Uint8Array, offset: number) => {
        drawn = offset + data.length;
        for (const listener of listeners) listener(data);
        if (acknowledges && drawn - acked >= ackEveryBytes) tell(drawn);
      };
      lines.set(terminal, receive);
      for (const { data, offset } of early.get(terminal) ?? []) receive(data, offset);
      early.delete(terminal);
      return {
        write: (data) => void socket.emit('terminal.input', { terminal, data }),
        onOutput(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        acknowledgeBy(hand) {
          acknowledges = !hand;
          return tell;
        },
        total: () => drawn,
        close: async () => void (await ask('terminal.close', { terminal }).catch(() => null)),
      };
    },
    close: () => void socket.disconnect(),
  };
}
