import type { ServerEvents } from '@chaos-engine/protocol';
import type { Server } from 'socket.io';

/** Connections written to in one turn of the event loop: everybody else's keystrokes wait no longer than that takes. */
const perTurn = 50;

/** Sends one event to many connections. Each of them gets events in the order of the calls. */
export type Broadcast = <E extends keyof ServerEvents>(
  to: readonly string[],
  event: E,
  ...args: Parameters<ServerEvents[E]>
) => void;

interface Waiting {
  readonly to: readonly string[];
  readonly event: string;
  readonly args: readonly unknown[];
}

/** Encodes an event once for all connections of a turn, and gives the event loop back between turns. */
export function createBroadcast(io: Pick<Server, 'to'>): Broadcast {
  const waiting: Waiting[] = [];
  let running = false;

  const turn = () => {
    let left = perTurn;
    for (let next = waiting[0]; next !== undefined && left > 0; next = waiting[0]) {
      const { to, event, args } = next;
      // Every connection is alone in the room of its own id.
      io.to(to.slice(0, left)).emit(event, ...args);
      if (to.length > left) waiting[0] = { to: to.slice(left), event, args };
      else waiting.shift();
      left -= to.length;
    }
    running = waiting.length > 0;
    if (running) setImmediate(turn);
  };

  return (to, event, ...args) => {
    if (to.length === 0) return;
    waiting.push({ to, event, args });
    if (running) return;
    running = true;
    turn();
  };
}
