import { randomBytes } from 'node:crypto';
import type { Engine } from '../engine/engine.ts';
import { readProgramOnce } from '../images/read-program.ts';
import { execMark } from '../inside/end-exec.ts';
import { runExec } from '../inside/run-exec.ts';
import { shellEnvironment } from '../inside/shell-environment.ts';
import type { RunningContainer, TerminalOpener } from '../seams.ts';
import { within } from '../within.ts';
import { openAgentTerminal } from './agent-terminal.ts';
import { dialInside } from './dial-inside.ts';

/** The image that holds the terminal agent; built by `npm start`. */
export const agentImage = 'chaos-engine/terminal-agent:dev';

const program = '/usr/local/sbin/terminald';
const socketPath = '/run/terminald.sock';
// Within it the agent has answered, or plain exec is the better way.
const openLimitMs = 1_000;

// One exec brings and starts it: as long as the two archive calls it takes to put a file into a container cost more.
const install =
  'umask 022; mkdir -p "${1%/*}" && cat >"$1.new" && chmod 755 "$1.new" && mv -f "$1.new" "$1" && exec "$1" "$2"';

/** Terminals by an agent inside each container: no process of the engine lies between a key and its echo. */
export function createAgentOpener(
  read: (engine: Engine) => Promise<Buffer> = readProgramOnce(agentImage, '/terminald'),
): TerminalOpener {
  const starting = new Map<string, Promise<void>>();

  async function start(container: RunningContainer): Promise<void> {
    const { engine, id, service } = container;
    // One from before a restart of ours goes on.
    if (await isListening(container)) return;
    const { exitCode, stderr } = await runExec(engine, {
      container: id,
      service,
      argv: ['/bin/sh', '-c', install, 'sh', program, socketPath],
      stdin: await read(engine),
      timeoutMs: 5_000,
    });
    if (exitCode !== 0) throw new Error(`the terminal agent did not start: ${stderr.trim() || `exit ${exitCode}`}`);
  }

  return {
    async started(container) {
      mustBeLocal(container);
      const work = start(container).finally(() => starting.delete(container.id));
      starting.set(container.id, work);
      await work;
    },
    async open(container, argv, size) {
      mustBeLocal(container);
      const ready = starting.get(container.id)?.catch(() => {}) ?? Promise.resolve();
      if (!(await within(ready, openLimitMs))) throw new Error('the terminal agent was still being started');
      const socket = await dialInside({ pid: container.pid, containerId: container.id }, socketPath).catch((cause) => {
        throw new Error('no terminal agent listens where it should', { cause });
      });
      const mark = randomBytes(9).toString('hex');
      const env = [...shellEnvironment, `${execMark}=${mark}`];
      return await openAgentTerminal(socket, { argv, env, size }, openLimitMs);
    },
    release: async () => {},
  };
}

function mustBeLocal({ local }: RunningContainer): void {
  if (!local) throw new Error('the containers do not run on this machine');
}

async function isListening({ pid, id }: RunningContainer): Promise<boolean> {
  try {
    (await dialInside({ pid, containerId: id }, socketPath)).destroy();
    return true;
  } catch {
    return false;
  }
}
