import { ChaosError, type RoundState, stateOf } from '@chaos-engine/core';
import type { Room, TerminalSink } from '@chaos-engine/engine';
import type { Services } from '../services.ts';
import type { Handlers, RoundSocket } from './socket-server.ts';

const playable: readonly RoundState[] = [
  'warmup',
  'armed',
  'injecting',
  'latent',
  'impacted',
  'holding',
  'probing',
  'answers',
];

/** The terminal events of one page. */
export function terminalHandlers(
  socket: RoundSocket,
  room: Room,
  player: string,
  { terminals }: Services,
): { handlers: Omit<Handlers, 'clock.ping'>; leave(): void } {
  const sinks = new Map<string, TerminalSink>();
  const sinkFor = (terminal: string): TerminalSink => {
    // The same page again is not another one.
    const own = sinks.get(terminal);
    if (own) return own;
    const sink: TerminalSink = {
      output: (chunk) => socket.emit('terminal.output', { terminal, ...chunk }),
      exit: (end) => {
        sinks.delete(terminal);
        socket.emit('terminal.exit', { terminal, ...end });
      },
    };
    sinks.set(terminal, sink);
    return sink;
  };
  const mustBePlayable = () => {
    if (!playable.includes(stateOf(room.host.run.log.snapshot)))
      throw new ChaosError('ROUND_NOT_IN_PHASE', 'there are terminals while the playground is up');
  };
  socket.emit('terminal.list', terminals.list(room, player));

  return {
    handlers: {
      'terminal.open': async ({ service, size }) => {
        mustBePlayable();
        const info = await terminals.open(room, player, service, size);
        // The page must know the name of its terminal before the first bytes come.
        setImmediate(() => terminals.attach(room, player, info.terminal, sinkFor(info.terminal), 0, size));
        return info;
      },
      'terminal.attach': ({ terminal, offset, size }) =>
        terminals.attach(room, player, terminal, sinkFor(terminal), offset, size),
      'terminal.input': ({ terminal, data }) => terminals.session(room, player, terminal).input(data),
      'terminal.resize': ({ terminal, size }) => terminals.session(room, player, terminal).resize(size),
      'terminal.ack': ({ terminal, total }) => terminals.session(room, player, terminal).ack(total),
      'terminal.close': ({ terminal }) => terminals.end(room, player, terminal),
    },
    leave: () => terminals.leave([...sinks].map(([terminal, sink]) => ({ terminal, sink }))),
  };
}
