import type { JourneyId, TrafficPlan, TrafficReport } from '@chaos-engine/core';
import type { UsersStatus } from './users.ts';

/** A plan as the agent gets it: with the address that the engine gave for the entry. */
export interface AgentPlan extends TrafficPlan {
  readonly host: string;
  readonly firstTick: number;
}

/**
 * What a reader may say, one JSON object a line. Any line proves that somebody is there. Several keys are obeyed in
 * the order given here; each line is answered by one `reply` with its `id`.
 */
export interface AgentCommand {
  readonly id?: number;
  /** Starts the users. Said again with the same seed it changes nothing. */
  readonly plan?: AgentPlan;
  /** Sends the kept reports after this tick (-1: all), then each new one. */
  readonly since?: number;
  readonly scale?: { readonly journey: JourneyId | '*'; readonly factor: number };
  /** The entry has moved. */
  readonly target?: { readonly host: string; readonly port: number };
  readonly heartbeat?: true;
  readonly status?: true;
  readonly stop?: true;
}

export interface AgentReply {
  readonly id: number | null;
  readonly error?: string;
  readonly status?: UsersStatus | null;
}

/** What the agent says, one JSON object a line. */
export type AgentMessage = { readonly report: TrafficReport } | { readonly reply: AgentReply };

/** A factor beyond this is taken for a slip. */
export const maxFactor = 100;

/** Reads a line of a reader. Throws an error that says what is wrong with it. */
export function parseCommand(line: string): AgentCommand {
  let command: unknown;
  try {
    command = JSON.parse(line);
  } catch {
    throw new TypeError('not a line of JSON');
  }
  if (!isObject(command)) throw new TypeError('not a JSON object');
  const { id, plan, since, scale, target } = command;
  check(id === undefined || Number.isSafeInteger(id), 'id', 'a whole number');
  check(since === undefined || Number.isSafeInteger(since), 'since', 'the tick of a report, or -1');
  if (plan !== undefined) checkPlan(plan);
  if (scale !== undefined) {
    const { journey, factor } = isObject(scale) ? scale : {};
    const fits = typeof factor === 'number' && factor >= 0 && factor <= maxFactor;
    check(typeof journey === 'string' && fits, 'scale', `{"journey": id or "*", "factor": 0 to ${maxFactor}}`);
  }
  if (target !== undefined) check(isObject(target) && isTarget(target), 'target', '{"host": address, "port": number}');
  return command;
}

/** Reads a line of the agent; `null` when it is none of its. */
export function parseMessage(line: string): AgentMessage | null {
  try {
    const message: unknown = JSON.parse(line);
    if (!isObject(message)) return null;
    if (isObject(message.report) && Number.isSafeInteger(message.report.tick))
      return message as unknown as AgentMessage;
    return isObject(message.reply) ? (message as unknown as AgentMessage) : null;
  } catch {
    return null;
  }
}

function checkPlan(plan: unknown): void {
  check(isObject(plan), 'plan', 'an object');
  const { host, entry, journeys, seed, sampleEveryMs, firstTick } = plan;
  check(
    isObject(entry) && isTarget({ host, port: entry.port }),
    'plan.host and plan.entry.port',
    'an address and a port',
  );
  check(isObject(entry) && typeof entry.service === 'string', 'plan.entry.service', 'the name of a service');
  check(typeof seed === 'string', 'plan.seed', 'a text');
  check(typeof sampleEveryMs === 'number' && sampleEveryMs >= 100, 'plan.sampleEveryMs', 'at least 100');
  check(
    typeof firstTick === 'number' && Number.isSafeInteger(firstTick) && firstTick >= 0,
    'plan.firstTick',
    'at least 0',
  );
  check(
    Array.isArray(journeys) && journeys.length > 0 && journeys.every(isJourney),
    'plan.journeys',
    'journeys of a stack',
  );
}

function isJourney(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { id, loadPerSecond, latencyMs, timeoutMs, judged, steps } = value;
  const numbers = [loadPerSecond, latencyMs, timeoutMs].every((each) => typeof each === 'number' && each >= 0);
  return typeof id === 'string' && numbers && typeof judged === 'boolean' && Array.isArray(steps);
}

function isTarget({ host, port }: Record<string, unknown>): boolean {
  return typeof host === 'string' && host !== '' && typeof port === 'number' && port >= 1 && port <= 65_535;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function check(holds: boolean, key: string, wanted: string): asserts holds {
  if (!holds) throw new TypeError(`"${key}" must be ${wanted}`);
}
