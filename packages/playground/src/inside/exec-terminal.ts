import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { ChaosError, type Terminal, type TerminalSize } from '@chaos-engine/core';
import type { Engine } from '../engine/engine.ts';
import { isConflict, isMissing } from '../engine/engine-error.ts';
import { within } from '../within.ts';
import { type ExecHandle, execMark, signalExec } from './end-exec.ts';
import { shellEnvironment } from './shell-environment.ts';

export interface ExecTerminalRequest {
  readonly containerId: string;
  readonly service: string;
  readonly argv: readonly string[];
  readonly size: TerminalSize;
}

const graceMs = 1_000;
// Docker holds back the first key of its detach sequence until the next: Ctrl-P by default, which a shell needs.
const detachKeys = 'ctrl-^,ctrl-^,ctrl-^,ctrl-]';

/** A shell by plain `docker exec`: works on every engine, at about 60 ms to open. Throws PLAYGROUND_FAILED when the container does not run. */
export async function openExecTerminal(engine: Engine, request: ExecTerminalRequest): Promise<Terminal> {
  const mark = randomBytes(9).toString('hex');
  try {
    const exec = await engine.call('start an exec', (docker) =>
      docker.getContainer(request.containerId).exec({
        Cmd: [...request.argv],
        User: '0:0',
        Tty: true,
        AttachStdin: true,
        AttachStdout: true,
        AttachStderr: true,
        DetachKeys: detachKeys,
        Env: [...shellEnvironment, `${execMark}=${mark}`],
        // Understood from API 1.42 on; the resize below serves the others.
        ConsoleSize: [request.size.rows, request.size.cols],
      }),
    );
    const stream: Duplex = await engine.call('run an exec', () => exec.start({ hijack: true, stdin: true, Tty: true }));
    const terminal = createStreamTerminal(engine, stream, { containerId: request.containerId, execId: exec.id, mark });
    terminal.resize(request.size);
    return terminal;
  } catch (error) {
    if (isMissing(error) || isConflict(error)) {
      throw new ChaosError(
        'PLAYGROUND_FAILED',
        `service ${request.service} does not run, so no shell can be opened in it`,
        { cause: error },
      );
    }
    throw error;
  }
}

function createStreamTerminal(engine: Engine, stream: Duplex, handle: ExecHandle): Terminal {
  const exec = engine.docker.getExec(handle.execId);
  const exitListeners = new Set<(exitCode: number | null) => void>();
  let wanted: TerminalSize | null = null;
  let exit: { readonly code: number | null } | null = null;
  let closing: Promise<void> | null = null;

  const ended = new Promise<void>((resolve) => {
    stream.once('end', resolve);
    stream.once('close', resolve);
    stream.once('error', () => resolve());
  });
  const reported = ended.then(async () => {
    const facts = await engine.call('inspect an exec', () => exec.inspect(), { idempotent: true }).catch(() => null);
    // The stream can end while the shell lives on, when the connection broke: then it must not be left behind.
    if (facts?.Running === true && closing === null) void close();
    exit = { code: facts?.Running === false ? facts.ExitCode : null };
    for (const listener of exitListeners) listener(exit.code);
    exitListeners.clear();
  });

  async function close(): Promise<void> {
    closing ??= (async () => {
      await signalExec(engine, handle, 'SIGHUP');
      if (!(await within(ended, graceMs))) await signalExec(engine, handle, 'SIGKILL');
      stream.destroy();
      await reported;
    })();
    return await closing;
  }

  /** Right after the start the engine may not know the exec's terminal yet, and on a busy machine for quite a while. */
  async function fit(): Promise<void> {
    for (let again = 0; wanted !== null && exit === null && again < 40; again++) {
      const size = wanted;
      const fits = await exec.resize({ w: size.cols, h: size.rows }).then(
        () => true,
        () => false,
      );
      if (fits && wanted === size) wanted = null;
      else if (!fits) await new Promise((resolve) => setTimeout(resolve, 50).unref());
    }
  }

  return {
    onOutput(listener) {
      const deliver = (chunk: Buffer) => listener(chunk);
      stream.on('data', deliver);
      return () => stream.off('data', deliver);
    },
    onExit(listener) {
      if (exit !== null) queueMicrotask(() => listener(exit?.code ?? null));
      else exitListeners.add(listener);
      return () => exitListeners.delete(listener);
    },
    write(data) {
      if (exit === null && !stream.destroyed) stream.write(data);
    },
    resize({ cols, rows }) {
      wanted = { cols, rows };
      void fit();
    },
    pause: () => void stream.pause(),
    resume: () => void stream.resume(),
    close,
  };
}
