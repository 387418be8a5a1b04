import type { Duplex } from 'node:stream';
import type { Terminal } from '@chaos-engine/core';
import { createAgentOpener } from '../../src/agent/agent-opener.ts';
import { execOpener } from '../../src/inside/exec-opener.ts';
import type { RunningContainer, TerminalOpener } from '../../src/seams.ts';

/** As much of a terminal as a typist needs. */
export type Line = Pick<Terminal, 'onOutput' | 'write' | 'close'>;

/** A way to a shell, by its name in the table. */
export interface Way {
  readonly name: 'raw attach' | 'plain exec' | 'agent';
  open(container: RunningContainer): Promise<Line>;
}

const argv = ['bash', '--norc', '--noprofile'];
const size = { cols: 80, rows: 24 };
const by = (name: Way['name'], opener: TerminalOpener): Way => ({
  name,
  open: (container) => opener.open(container, argv, size),
});

export const agent = createAgentOpener();

/** The reference first: what anybody gets who attaches to an exec and hangs up when he has enough. */
export const ways: readonly Way[] = [
  { name: 'raw attach', open: openRaw },
  by('plain exec', execOpener),
  by('agent', agent),
];

async function openRaw({ engine, id }: RunningContainer): Promise<Line> {
  const exec = await engine.docker.getContainer(id).exec({
    Cmd: [...argv],
    Tty: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Env: ['TERM=xterm-256color'],
  });
  const stream: Duplex = await exec.start({ hijack: true, stdin: true, Tty: true });
  return {
    onOutput(listener) {
      stream.on('data', listener);
      return () => stream.off('data', listener);
    },
    write: (data) => void stream.write(data),
    close: async () => void stream.destroy(),
  };
}
