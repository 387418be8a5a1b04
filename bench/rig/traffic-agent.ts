import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  type AgentCommand,
  type AgentReply,
  createLineSplitter,
  parseMessage,
  type UsersStatus,
} from '@chaos-engine/traffic';
import { type Usage, usageOf } from '../measure/usage.ts';
import { endProcess } from './child.ts';

/** The traffic agent as a process of this machine, sending users to a port of loopback. */
export interface TrafficAgent {
  status(): Promise<UsersStatus>;
  /** Multiplies the users from the next second on. */
  scale(factor: number): Promise<void>;
  /** Users sent so far. */
  sent(): number;
  usage(): Usage;
  end(): Promise<void>;
}

/** Starts the agent with `perSecond` ordinary users a second, each making one request. */
export async function startTrafficAgent(root: string, port: number, perSecond: number): Promise<TrafficAgent> {
  const agent = spawn(process.execPath, [join(root, 'packages/traffic/src/agent.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting = new Map<number, (reply: AgentReply) => void>();
  let ids = 0;
  let sent = 0;
  agent.stdout.setEncoding('utf8').on(
    'data',
    createLineSplitter((line) => {
      const message = parseMessage(line);
      if (message !== null && 'report' in message) sent += message.report.load.sent;
      if (message !== null && 'reply' in message) waiting.get(message.reply.id ?? -1)?.(message.reply);
    }),
  );
  const tell = (command: AgentCommand) =>
    new Promise<AgentReply>((resolve, reject) => {
      const id = ids++;
      waiting.set(id, (reply) => (reply.error === undefined ? resolve(reply) : reject(new Error(reply.error))));
      agent.once('exit', (code) => reject(new Error(`the traffic agent ended with ${code}`)));
      agent.stdin.write(`${JSON.stringify({ id, ...command })}\n`);
    });
  await tell({
    plan: {
      host: '127.0.0.1',
      entry: { service: 'shop', port },
      firstTick: 0,
      seed: 'bench',
      sampleEveryMs: 1_000,
      journeys: [
        {
          id: 'visit',
          title: 'Visit',
          promise: 'visit',
          weight: 1,
          latencyMs: 1_000,
          timeoutMs: 5_000,
          loadPerSecond: perSecond,
          judged: false,
          steps: [
            {
              request: { method: 'GET', path: '/', headers: {} },
              expect: { status: 200, json: { '/ok': true } },
              capture: {},
              retryForMs: 0,
            },
          ],
        },
      ],
    },
  });
  return {
    async status() {
      const { status } = await tell({ status: true });
      if (!status) throw new Error('the traffic agent has no users');
      return status;
    },
    scale: async (factor) => void (await tell({ scale: { journey: '*', factor } })),
    sent: () => sent,
    usage: () => usageOf(agent.pid ?? 0),
    end: () => endProcess(agent),
  };
}
