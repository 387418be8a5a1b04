import { type Room, viewForResponder } from '@chaos-engine/engine';
import type { LogView, RoundView } from '@chaos-engine/protocol';
import { scenarioCard } from '../scenario-cards.ts';
import type { Services } from '../services.ts';
import type { RoundSocket } from './socket-server.ts';

const logsEveryMs = 100;
const logsPerBatch = 400;

/** Sends one seat all it may see, now and as it changes; returns the way to stop. */
export function joinFeed(socket: RoundSocket, room: Room, player: string, services: Services): () => void {
  const { presence } = services;
  let sent = '';
  let lines: LogView[] = [];
  let dropped = 0;
  const { code, board } = room.host.run;

  const sendView = async () => {
    const card = await scenarioCard(room.entry, services);
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
    if (body === sent) return;
    sent = body;
    socket.emit('round.view', view);
  };
  const leave = presence.join(code, player, () => void sendView());
  const unsubscribe = room.subscribe({
    onView: () => void sendView(),
    onSignals: (signals) => socket.emit('signals', signals),
    onLogs: (fresh) => {
      if (lines.length + fresh.length > logsPerBatch) dropped += fresh.length;
      else lines.push(...fresh);
    },
  });
  const timer = setInterval(() => {
    if (lines.length === 0 && dropped === 0) return;
    socket.emit('logs', lines, dropped);
    lines = [];
    dropped = 0;
  }, logsEveryMs);

  void sendView();
  socket.emit('signals.history', board.signals);
  socket.emit('logs.history', board.logs.slice(-2_000));
  return () => {
    clearInterval(timer);
    unsubscribe();
    leave();
  };
}

/** The view without its clock reading, which changes with every look. */
function comparable(view: RoundView): string {
  return JSON.stringify({ ...view, clock: { ...view.clock, at: 0, wall: 0 } });
}
