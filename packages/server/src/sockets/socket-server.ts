import { ChaosError } from '@chaos-engine/core';
import { type Ack, type ClientEvents, clientEvents, type ServerEvents, socketAuthSchema } from '@chaos-engine/protocol';
import type { FastifyInstance } from 'fastify';
import { Server, type Socket } from 'socket.io';
import { toCoded } from '../problem.ts';
import type { Services } from '../services.ts';
import { createFeeds } from './feeds.ts';
import { terminalHandlers } from './terminal-handlers.ts';

export type RoundSocket = Socket<Record<string, (...args: unknown[]) => void>, ServerEvents>;

/** Answers one client event: parsed in, acknowledged out. */
export type Handlers = {
  readonly [E in keyof ClientEvents]: (input: ClientEvents[E]) => unknown | Promise<unknown>;
};

/** The socket side: one connection is one seat in one round. */
export function createSocketServer(app: FastifyInstance, services: Services): Server {
  const io = new Server(app.server, {
    serveClient: false,
    // Compression costs seven times the CPU and memory for what are mostly keystrokes.
    perMessageDeflate: false,
    maxHttpBufferSize: 128 * 1_024,
    pingInterval: 10_000,
    pingTimeout: 15_000,
    allowRequest: (request, answer) => answer(null, sameOrigin(request.headers.origin, request.headers.host)),
  });
  io.use((socket, next) => {
    try {
      const { round, token } = socketAuthSchema.parse(socket.handshake.auth);
      const { player } = services.tokens.read(token, round, services.clock.wall());
      socket.data = { room: services.rooms.get(round), player };
      next();
    } catch (error) {
      const coded = toCoded(error);
      next(Object.assign(new Error(coded.message), { data: { code: coded.code } }));
    }
  });
  const joinFeed = createFeeds(io, services);
  io.on('connection', (socket: RoundSocket) => {
    const { room, player } = socket.data;
    const leaveFeed = joinFeed(socket, room, player);
    const terminals = terminalHandlers(socket, room, player, services);
    const handlers: Handlers = { ...terminals.handlers, 'clock.ping': () => ({ wall: services.clock.wall() }) };
    answerEvents(socket, handlers);
    socket.on('disconnect', () => {
      leaveFeed();
      terminals.leave();
    });
  });
  return io;
}

function answerEvents(socket: RoundSocket, handlers: Handlers): void {
  socket.onAny(async (event: string, ...args: unknown[]) => {
    const reply = args.at(-1);
    const answer = (ack: Ack<unknown>) => {
      if (typeof reply === 'function') reply(ack);
    };
    try {
      if (!Object.hasOwn(clientEvents, event))
        throw new ChaosError(
          'BAD_REQUEST',
          `no socket event ${JSON.stringify(event.slice(0, 40))}; known: ${Object.keys(clientEvents).join(', ')}`,
        );
      const name = event as keyof ClientEvents;
      const input = clientEvents[name].parse(args[0]);
      answer({ ok: true, value: (await (handlers[name] as (input: unknown) => unknown)(input)) ?? null });
    } catch (error) {
      const { code, message } = toCoded(error);
      answer({ ok: false, code, message });
    }
  });
}

/** A page of another site must not reach a round with this browser's help. Programs send no Origin. */
function sameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
