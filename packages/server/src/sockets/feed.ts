import { type Room, viewForResponder } from '@chaos-engine/engine';
import type { LogView, RoundView } from '@chaos-engine/protocol';
import { scenarioCard } from '../scenario-cards.ts';
import type { Services } from '../services.ts';
import type { Broadcast } from './broadcast.ts';
import { latestOnly } from './latest-only.ts';
import type { RoundSocket } from './socket-server.ts';

const logsEveryMs = 100;
const logsPerBatch = 400;

/** What goes to everybody who looks at one round: made once, however many there are. */
export interface Feed {
  /** Sends one page all its seat may see, now and as it changes; returns the way to stop. */
  join(socket: RoundSocket, player: string): () => void;
  readonly empty: boolean;
  close(): void;
}

/** All pages of one player. */
interface Seat {
  readonly sockets: Set<RoundSocket>;
  /** Pages that have not seen a view yet. */
  readonly fresh: Set<RoundSocket>;
  sent: string;
}

export function openFeed(room: Room, services: Services, broadcast: Broadcast): Feed {
  const { presence } = services;
  const { code, board } = room.host.run;
  const seats = new Map<string, Seat>();
  let lines: LogView[] = [];
  let dropped = 0;
  const everybody = () => [...seats.values()].flatMap(({ sockets }) => ids(sockets));

  const sendViews = latestOnly(async () => {
    const card = await scenarioCard(room.entry, services);
    for (const [player, seat] of seats) {
      const view = viewForResponder({
        run: room.host.run,
        card,
        player,
        online: presence.online(code),
        engineReachable: services.doctor.engineReachable(),
        score: services.scores.get(code) ?? null,
        steady: room.host.steady,
      });
      // A view is sent when something in it changed. That something happened, and no more, must not be told.
      const body = comparable(view);
      broadcast(ids(body === seat.sent ? seat.fresh : seat.sockets), 'round.view', view);
      seat.sent = body;
      seat.fresh.clear();
    }
  });
  const sendLogs = () => {
    if (lines.length === 0 && dropped === 0) return;
    broadcast(everybody(), 'logs', lines, dropped);
    lines = [];
    dropped = 0;
  };
  const unsubscribe = room.subscribe({
    onView: sendViews,
    onSignals: (signals) => broadcast(everybody(), 'signals', signals),
    onLogs: (fresh) => {
      if (lines.length + fresh.length > logsPerBatch) dropped += fresh.length;
      else lines.push(...fresh);
    },
  });
  const timer = setInterval(sendLogs, logsEveryMs);

  return {
    join(socket, player) {
      // What waits is in the history that the new page gets.
      sendLogs();
      const seat = seats.get(player) ?? { sockets: new Set(), fresh: new Set(), sent: '' };
      seats.set(player, seat);
      socket.emit('signals.history', board.signals);
      socket.emit('logs.history', board.logs.slice(-2_000));
      seat.sockets.add(socket);
      seat.fresh.add(socket);
      const leave = presence.join(code, player, sendViews);
      sendViews();
      return () => {
        seat.sockets.delete(socket);
        seat.fresh.delete(socket);
        if (seat.sockets.size === 0) seats.delete(player);
        leave();
      };
    },
    get empty() {
      return seats.size === 0;
    },
    close() {
      clearInterval(timer);
      unsubscribe();
    },
  };
}

const ids = (sockets: ReadonlySet<RoundSocket>): readonly string[] => [...sockets].map(({ id }) => id);

/** The view without its clock reading, which changes with every look. */
function comparable(view: RoundView): string {
  return JSON.stringify({ ...view, clock: { ...view.clock, at: 0, wall: 0 } });
}
