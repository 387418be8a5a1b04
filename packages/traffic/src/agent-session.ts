import type { Clock, Millis } from '@chaos-engine/core';
import type { SecondOfUsers } from './aggregate.ts';
import type { HttpSender, Target } from './http.ts';
import { startUsers, type Users } from './users.ts';
import { type AgentCommand, type AgentMessage, type AgentPlan, type AgentReply, parseCommand } from './wire.ts';

/** Reports kept for a reader that was away. */
const keptReports = 120;
/** Without a word from any reader for so long, the agent ends itself. */
export const abandonedAfterMs = 600_000;

export interface AgentSession {
  /** A reader came; `write` sends it a message. The function given back takes its lines, and `null` when it has gone. */
  connect(write: (message: AgentMessage) => void): (line: string | null) => void;
}

export interface AgentSurroundings {
  readonly clock: Clock;
  readonly createSender: (target: Target) => HttpSender;
  /** Called once, when told to stop or left alone. */
  readonly onEnd: () => void;
}

interface Kept {
  readonly second: SecondOfUsers;
  readonly beganAt: Millis;
}

/** The agent without its process: obeys any number of readers, and outlives each of them. */
export function createAgentSession({ clock, createSender, onEnd }: AgentSurroundings): AgentSession {
  const readers = new Set<(message: AgentMessage) => void>();
  const kept: Kept[] = [];
  let plan: AgentPlan | null = null;
  let users: Users | null = null;
  let sender: HttpSender | null = null;
  let ended = false;
  let watchdog = clock.setTimeout(end, abandonedAfterMs);

  return {
    connect(write) {
      return (line) => {
        if (ended) return;
        if (line === null) return void readers.delete(write);
        clock.clearTimeout(watchdog);
        watchdog = clock.setTimeout(end, abandonedAfterMs);
        write({ reply: answer(line, write) });
      };
    },
  };

  function answer(line: string, write: (message: AgentMessage) => void): AgentReply {
    let id: number | null = null;
    try {
      const command = parseCommand(line);
      id = command.id ?? null;
      obey(command, write);
      return command.status ? { id, status: users?.status() ?? null } : { id };
    } catch (error) {
      return { id, error: error instanceof Error ? error.message : String(error) };
    }
  }

  function obey(
    { plan: wanted, since, scale, target, stop }: AgentCommand,
    write: (message: AgentMessage) => void,
  ): void {
    if (wanted) begin(wanted);
    if (wanted || since !== undefined) readers.add(write);
    if (since !== undefined) for (const each of kept) if (each.second.tick > since) write(report(each));
    if (scale) {
      if (users === null) throw new TypeError('there is no plan yet');
      users.scale(scale.journey, scale.factor);
    }
    if (target && plan) aim({ ...plan, host: target.host, entry: { ...plan.entry, port: target.port } });
    if (stop) end();
  }

  function begin(wanted: AgentPlan): void {
    if (plan !== null) {
      if (plan.seed !== wanted.seed) throw new TypeError('another plan is under way; stop it first');
      return;
    }
    users = startUsers(wanted, clock, (request, signal) => deliver(request, signal), publish);
    aim(wanted);
  }

  function deliver(...args: Parameters<HttpSender['send']>): ReturnType<HttpSender['send']> {
    return sender === null ? Promise.reject(new Error('no target')) : sender.send(...args);
  }

  function aim(next: AgentPlan): void {
    // Requests on their way would break off for nothing.
    if (sender !== null && plan?.host === next.host && plan.entry.port === next.entry.port) return;
    plan = next;
    sender?.close();
    sender = createSender({ host: next.host, port: next.entry.port, name: next.entry.service });
  }

  function publish(second: SecondOfUsers, beganAt: Millis): void {
    kept.push({ second, beganAt });
    if (kept.length > keptReports) kept.shift();
    for (const write of readers) write(report({ second, beganAt }));
  }

  function report({ second, beganAt }: Kept): AgentMessage {
    return { report: { ...second, ageMs: Math.round(clock.monotonic() - beganAt) } };
  }

  function end(): void {
    if (ended) return;
    ended = true;
    clock.clearTimeout(watchdog);
    users?.stop();
    sender?.close();
    onEnd();
  }
}
