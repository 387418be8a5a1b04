import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { ChaosError, type ExecResult, type Millis } from '@chaos-engine/core';
import type { Engine } from '../engine/engine.ts';
import { isConflict, isMissing } from '../engine/engine-error.ts';
import { within } from '../within.ts';
import { createDemux } from './demux.ts';
import { execMark, signalExec } from './end-exec.ts';

export interface ExecRequest {
  /** Id or name. */
  readonly container: string;
  /** For messages. */
  readonly service: string;
  readonly argv: readonly string[];
  readonly stdin?: string | Buffer;
  /** Default 30 s. Past it the command and its children are killed, and the exit code is 124. */
  readonly timeoutMs?: Millis;
}

const mostOutput = 4 * 2 ** 20;
const timedOut = 124;

/** Runs a command inside a container as root. Throws PLAYGROUND_FAILED when the container does not run. */
export async function runExec(engine: Engine, request: ExecRequest): Promise<ExecResult> {
  const { container, argv, stdin, timeoutMs = 30_000 } = request;
  const mark = randomBytes(9).toString('hex');
  try {
    const exec = await engine.call('start an exec', (docker) =>
      docker.getContainer(container).exec({
        Cmd: [...argv],
        User: '0:0',
        Env: [`${execMark}=${mark}`],
        AttachStdin: stdin !== undefined,
        AttachStdout: true,
        AttachStderr: true,
      }),
    );
    const stream: Duplex = await engine.call('run an exec', () =>
      exec.start({ hijack: true, stdin: stdin !== undefined }),
    );
    if (stdin !== undefined) stream.end(stdin);
    const output = collect(stream);
    const inTime = await within(output.ended, timeoutMs);
    if (!inTime) {
      const { ID, ContainerID } = await engine.call('inspect an exec', () => exec.inspect(), { idempotent: true });
      await signalExec(engine, { containerId: ContainerID, execId: ID, mark }, 'SIGKILL');
      stream.destroy();
      const { stdout, stderr } = output.text();
      return { exitCode: timedOut, stdout, stderr: `${stderr}${argv[0]}: killed after ${timeoutMs} ms\n` };
    }
    const { ExitCode } = await engine.call('inspect an exec', () => exec.inspect(), { idempotent: true });
    return { exitCode: ExitCode ?? -1, ...output.text() };
  } catch (error) {
    if (isMissing(error) || isConflict(error)) {
      throw new ChaosError(
        'PLAYGROUND_FAILED',
        `service ${request.service} does not run, so ${argv[0]} cannot run in it`,
        { cause: error },
      );
    }
    throw error;
  }
}

function collect(stream: Duplex) {
  const parts = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  let size = 0;
  const demux = createDemux((name, bytes) => {
    size += bytes.length;
    // Read on, so that the command ends, but keep no more.
    if (size <= mostOutput) parts[name].push(Buffer.from(bytes));
  });
  stream.on('data', demux);
  const ended = new Promise<void>((resolve) => {
    stream.once('end', resolve);
    stream.once('close', resolve);
    stream.once('error', () => resolve());
  });
  const read = (name: 'stdout' | 'stderr') => Buffer.concat(parts[name]).toString('utf8');
  return { ended, text: () => ({ stdout: read('stdout'), stderr: read('stderr') }) };
}
