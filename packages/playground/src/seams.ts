import type {
  RoundId,
  ServiceName,
  Terminal,
  TerminalSize,
  TrafficHandle,
  TrafficPlan,
  TrafficReport,
} from '@chaos-engine/core';
import type { Engine } from './engine/engine.ts';

/** A container that runs. */
export interface RunningContainer {
  readonly engine: Engine;
  readonly round: RoundId;
  readonly service: ServiceName;
  readonly id: string;
  /** Process id of its PID 1 as the engine's host sees it. */
  readonly pid: number;
  /** `pid` is a process of this machine: /proc/<pid> may be read. */
  readonly local: boolean;
}

/** The way into containers for players. */
export interface TerminalOpener {
  /** Called after every start of a container, also after a restart. Resolves when all is done that makes opening quick. */
  started(container: RunningContainer): Promise<void>;
  open(container: RunningContainer, argv: readonly string[], size: TerminalSize): Promise<Terminal>;
  /** Called before the containers of a round are removed. */
  release(round: RoundId): Promise<void>;
}

/** What the traffic runner needs to know of a playground; all of it can be asked again after a restart of ours. */
export interface TrafficTarget {
  readonly engine: Engine;
  readonly round: RoundId;
  /** Container of the service the plan's `entry` names. */
  readonly entryContainerId: string;
  /** Labels that make an object part of this round: destroyed and swept with it. */
  readonly labels: Readonly<Record<string, string>>;
  /** Makes, or finds, an internal network of this round with our address and name rules; returns its id. */
  ensureNetwork(name: string): Promise<string>;
  /** Name for a container of this round that is not one of its services. */
  containerName(role: string): string;
}

/** Runs the users of a playground. */
export interface TrafficRunner {
  /** Starts the users, or takes up the report stream again when they already run. */
  start(target: TrafficTarget, plan: TrafficPlan, onReport: (report: TrafficReport) => void): Promise<TrafficHandle>;
}
