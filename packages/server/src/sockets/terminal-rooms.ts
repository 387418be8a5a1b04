import { randomUUID } from 'node:crypto';
import { ChaosError, type Clock, type Store, type TerminalSize } from '@chaos-engine/core';
import {
  createCastRecorder,
  createTerminalSession,
  playgroundOf,
  type Room,
  type TerminalSession,
  type TerminalSink,
} from '@chaos-engine/engine';
import type { TerminalInfo } from '@chaos-engine/protocol';
import { createCommandRecorder } from './record-commands.ts';

/** How long a shell waits for its page to come back. */
const keptForMs = 30_000;
const perPlayer = 12;

/** All shells of this server. A shell belongs to one player of one round. */
export interface TerminalRooms {
  open(room: Room, player: string, service: string, size: TerminalSize): Promise<TerminalInfo>;
  /** The player's own shell; `NOT_FOUND` for any other. */
  session(room: Room, player: string, terminal: string): TerminalSession;
  list(room: Room, player: string): readonly TerminalInfo[];
  attach(room: Room, player: string, terminal: string, sink: TerminalSink, offset: number, size: TerminalSize): void;
  /** The page is gone: its shells wait a while, then end. */
  leave(sinks: Iterable<{ readonly terminal: string; readonly sink: TerminalSink }>): void;
  end(room: Room, player: string, terminal: string): Promise<void>;
  close(): Promise<void>;
}

interface Held {
  readonly info: TerminalInfo;
  readonly round: string;
  readonly player: string;
  readonly session: TerminalSession;
  expiry: unknown;
}

export interface TerminalRoomsOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Told what of a recording could not be kept. */
  readonly onError: (error: unknown) => void;
}

export function createTerminalRooms({ store, clock, onError }: TerminalRoomsOptions): TerminalRooms {
  const held = new Map<string, Held>();
  const record = (round: string, track: string, lines: string) =>
    void store.appendTrack(round, track, lines).catch(onError);
  const find = (room: Room, player: string, terminal: string): Held => {
    const found = held.get(terminal);
    if (found && found.round === room.host.run.code && found.player === player) return found;
    throw new ChaosError('NOT_FOUND', `terminal ${terminal.slice(0, 40)} is not open; open a new one`);
  };
  const drop = async (terminal: string) => {
    const found = held.get(terminal);
    if (!found) return;
    held.delete(terminal);
    clock.clearTimeout(found.expiry);
    await found.session.close().catch(() => undefined);
  };
  const own = (room: Room, player: string) =>
    [...held.values()].filter((entry) => entry.round === room.host.run.code && entry.player === player);

  return {
    async open(room, player, service, size) {
      const { run } = room.host;
      const known = run.stack.services[service];
      if (!known?.shell) {
        const shells = Object.entries(run.stack.services).flatMap(([name, { shell }]) => (shell ? [name] : []));
        throw new ChaosError(
          'NOT_FOUND',
          `no shell in ${JSON.stringify(service.slice(0, 40))}; there are: ${shells.join(', ')}`,
        );
      }
      if (own(room, player).length >= perPlayer)
        throw new ChaosError('RATE_LIMITED', `${perPlayer} terminals are open; close one first`);
      const playground = await playgroundOf(run);
      const terminal = await playground.openTerminal(service, known.shellCommand, size);
      const id = randomUUID().slice(0, 13);
      const started = { wall: clock.wall(), title: service };
      const recorder = createCastRecorder(size, started, clock, (lines) => record(run.code, `terminal-${id}`, lines));
      const info: TerminalInfo = { terminal: id, service, size };
      const names = new Map(run.log.snapshot.context.players.map((entry) => [entry.id, entry.name]));
      const listed = { ...info, player: names.get(player) ?? '', startedAt: Math.round(run.roundClock.now()) };
      record(run.code, 'terminals', `${JSON.stringify(listed)}\n`);
      const session = createTerminalSession({
        terminal,
        size,
        clock,
        onOutput: recorder.output,
        onResize: recorder.resize,
        onCommand: createCommandRecorder(room, player, service, onError),
        onExit: (exitCode) => {
          recorder.end(exitCode);
          void drop(id);
        },
      });
      held.set(id, { info, round: run.code, player, session, expiry: null });
      return info;
    },
    session: (room, player, terminal) => find(room, player, terminal).session,
    list: (room, player) => own(room, player).map(({ info }) => info),
    attach(room, player, terminal, sink, offset, size) {
      const found = find(room, player, terminal);
      clock.clearTimeout(found.expiry);
      found.session.attach(sink, offset, size);
    },
    leave(sinks) {
      for (const { terminal, sink } of sinks) {
        const found = held.get(terminal);
        if (!found) continue;
        found.session.detach(sink);
        clock.clearTimeout(found.expiry);
        found.expiry = clock.setTimeout(() => void drop(terminal), keptForMs);
      }
    },
    async end(room, player, terminal) {
      find(room, player, terminal);
      await drop(terminal);
    },
    async close() {
      await Promise.all([...held.keys()].map(drop));
    },
  };
}
