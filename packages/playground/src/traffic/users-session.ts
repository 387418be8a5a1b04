import {
  ChaosError,
  type Clock,
  type JourneyId,
  type TrafficHandle,
  type TrafficPlan,
  type TrafficReport,
} from '@chaos-engine/core';
import type { TrafficTarget } from '../seams.ts';
import { type AgentLink, openAgentLink } from './agent-link.ts';
import { agentExists, ensureAgent, removeAgent } from './ensure-agent.ts';
import { linkEntry } from './entry-link.ts';
import { createTickWatch } from './tick-watch.ts';
import { attestAlone, ensureUsersNetwork, removeUsersNetwork } from './users-network.ts';

export interface UsersContext {
  readonly target: TrafficTarget;
  readonly plan: TrafficPlan;
  readonly onReport: (report: TrafficReport) => void;
  readonly image: string;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

const relinkEveryMs = 1_000;
const lookForEntryEveryMs = 5_000;

/** Starts the users or finds them at it, and stays in touch with them until stopped or until they are removed. */
export async function openUsers({
  target,
  plan,
  onReport,
  image,
  clock,
  onError,
}: UsersContext): Promise<TrafficHandle> {
  const { engine } = target;
  const ticks = createTickWatch();
  const factors = new Map<JourneyId | '*', number>();
  const network = await ensureUsersNetwork(target);
  let stopped = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let link = await connect();
  void stayLinked();

  return {
    async scale(journey, factor) {
      await link.ask({ scale: { journey, factor } });
      if (journey === '*') factors.clear();
      factors.set(journey, factor);
    },
    scales: () => Object.fromEntries([...factors].filter(([, factor]) => factor !== 1)),
    async stop() {
      stopped = true;
      await link.ask({ stop: true }).catch(() => {});
      link.close();
      await removeAgent(target);
      await removeUsersNetwork(target, network);
    },
  };

  async function connect(): Promise<AgentLink> {
    const entry = await linkEntry(target, network, plan.entry.service);
    if (entry === null) {
      throw new ChaosError(
        'PLAYGROUND_FAILED',
        `service ${plan.entry.service} has no container, so no users can come in`,
      );
    }
    const agent = await ensureAgent(target, network, image);
    await attestAlone(target, network, [entry.containerId, agent.id]);
    const next = await openAgentLink(engine, clock, agent.id, receive);
    try {
      const since = ticks.last();
      const firstTick = ticks.nextFirstTick(clock.monotonic());
      const target = { host: entry.address, port: plan.entry.port };
      // What a server before this one missed stays missed: its clock stood still, so there is no time for it to belong to.
      await next.ask({
        plan: { ...plan, host: entry.address, firstTick },
        target,
        ...(since === null ? {} : { since }),
      });
      if (agent.fresh) for (const [journey, factor] of factors) await next.ask({ scale: { journey, factor } });
    } catch (error) {
      next.close();
      throw error;
    }
    return next;
  }

  function receive(report: TrafficReport): void {
    if (stopped || !ticks.isNew(report, clock.monotonic())) return;
    onReport(report);
    const results = Object.values(report.results);
    if (results.length > 0 && !results.some(({ good }) => good)) void lookForEntry();
  }

  /** When nobody gets through, the entry may have been made anew: the engine knows where it is. */
  async function lookForEntry(): Promise<void> {
    if (clock.monotonic() - lookedAt < lookForEntryEveryMs) return;
    lookedAt = clock.monotonic();
    try {
      const entry = await linkEntry(target, network, plan.entry.service);
      if (entry !== null) await link.ask({ target: { host: entry.address, port: plan.entry.port } });
    } catch (error) {
      if (!stopped) onError(error);
    }
  }

  async function stayLinked(): Promise<void> {
    while (!stopped) {
      await link.closed;
      await pause(clock, relinkEveryMs);
      try {
        // Only the end of the round removes the container; one that merely died is replaced.
        if (stopped || !(await agentExists(target))) return;
        link = await connect();
        // Stopped meanwhile: what `stop` removed may have just been made again.
        if (stopped) {
          link.close();
          return await removeAgent(target);
        }
      } catch (error) {
        if (!stopped) onError(error);
      }
    }
  }
}

const pause = (clock: Clock, ms: number): Promise<void> => new Promise((resolve) => void clock.setTimeout(resolve, ms));
