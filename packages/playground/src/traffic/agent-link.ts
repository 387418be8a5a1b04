import type { Duplex } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { ChaosError, type Clock, type Millis, type TrafficReport } from '@chaos-engine/core';
import { type AgentCommand, type AgentReply, createLineSplitter, parseMessage } from '@chaos-engine/traffic';
import type { Engine } from '../engine/engine.ts';
import { createDemux } from '../inside/demux.ts';
import { agentSocket, agentUser } from './agent-container.ts';

/** A conversation with the agent of the users. When it breaks, the agent goes on and another can be opened. */
export interface AgentLink {
  /** Resolves with the agent's reply; rejects when it refuses, does not reply in time, or the link breaks. */
  ask(command: AgentCommand): Promise<AgentReply>;
  /** Resolves when the link has broken or was closed. */
  readonly closed: Promise<void>;
  close(): void;
}

const replyWithinMs: Millis = 10_000;
const heartbeatEveryMs: Millis = 5_000;

// The socket appears a moment after the container has started.
const argv = ['socat', '-', `UNIX-CONNECT:${agentSocket},retry=100,interval=0.05`];

/**
 * Opens a conversation through an exec: the one way into the container that every engine offers. When our end of it
 * goes, also by kill -9, the engine closes the other and the exec'd process ends.
 */
export async function openAgentLink(
  engine: Engine,
  clock: Clock,
  containerId: string,
  onReport: (report: TrafficReport) => void,
): Promise<AgentLink> {
  const exec = await engine.call('start an exec', (docker) =>
    docker
      .getContainer(containerId)
      .exec({ Cmd: argv, User: agentUser, AttachStdin: true, AttachStdout: true, AttachStderr: true }),
  );
  const stream: Duplex = await engine.call('run an exec', () => exec.start({ hijack: true, stdin: true }));
  return converse(stream, clock, onReport);
}

/** The conversation itself, over the multiplexed stream of an exec. */
export function converse(stream: Duplex, clock: Clock, onReport: (report: TrafficReport) => void): AgentLink {
  const waiting = new Map<number, { resolve: (reply: AgentReply) => void; reject: (error: Error) => void }>();
  let nextId = 1;
  let complaint = '';
  let open = true;
  let beat: unknown;

  const onLine = createLineSplitter((line) => {
    const message = parseMessage(line);
    if (message === null) return;
    if ('report' in message) onReport(message.report);
    else settle(message.reply);
  });
  const decoder = new StringDecoder('utf8');
  const demux = createDemux((name, bytes) => {
    if (name === 'stdout') onLine(decoder.write(bytes));
    else complaint = bytes.toString('utf8').trim().slice(0, 200);
  });
  const closed = new Promise<void>((resolve) => {
    const end = () => {
      if (!open) return;
      open = false;
      clock.clearTimeout(beat);
      for (const { reject } of waiting.values()) reject(broken(complaint));
      waiting.clear();
      resolve();
    };
    stream.on('data', demux).once('end', end).once('close', end).on('error', end);
  });
  const close = () => void stream.destroy();
  const ask = (command: AgentCommand) => {
    if (!open) return Promise.reject(broken(complaint));
    const id = nextId++;
    return new Promise<AgentReply>((resolve, reject) => {
      const timer = clock.setTimeout(() => {
        if (!waiting.delete(id)) return;
        reject(new ChaosError('PLAYGROUND_FAILED', `the users did not reply within ${replyWithinMs / 1_000} s`));
        close();
      }, replyWithinMs);
      const done = () => clock.clearTimeout(timer);
      waiting.set(id, {
        resolve(reply) {
          done();
          resolve(reply);
        },
        reject(error) {
          done();
          reject(error);
        },
      });
      stream.write(`${JSON.stringify({ ...command, id })}\n`);
    });
  };
  // A link that hangs without breaking is found out by this, and closed by `ask`.
  const scheduleBeat = () => {
    beat = clock.setTimeout(() => {
      ask({ heartbeat: true }).then(scheduleBeat, () => undefined);
    }, heartbeatEveryMs);
  };
  scheduleBeat();
  return { ask, closed, close };

  function settle(reply: AgentReply): void {
    const request = waiting.get(reply.id ?? 0);
    if (request === undefined) return;
    waiting.delete(reply.id ?? 0);
    if (reply.error === undefined) request.resolve(reply);
    else request.reject(new ChaosError('BAD_REQUEST', `the users refused: ${reply.error}`));
  }
}

const broken = (complaint: string): ChaosError =>
  new ChaosError('PLAYGROUND_FAILED', `the link to the users broke${complaint === '' ? '' : `: ${complaint}`}`);
