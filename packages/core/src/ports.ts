import type { LoadCount, ProbeResult } from './facts.ts';
import type { Journey } from './journey.ts';
import type { Stack } from './stack.ts';
import type { JourneyId, Millis, RoundId, ServiceName, WallTime } from './units.ts';

export interface ExecResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TerminalSize {
  readonly cols: number;
  readonly rows: number;
}

/** A shell inside one service. Bytes in, bytes out; the round never sees them. */
export interface Terminal {
  onOutput(listener: (chunk: Uint8Array) => void): () => void;
  /** Called once, also when the container or the connection goes away. */
  onExit(listener: (exitCode: number | null) => void): () => void;
  write(data: string | Uint8Array): void;
  resize(size: TerminalSize): void;
  /** Stops reading, so that the shell's writer blocks. */
  pause(): void;
  resume(): void;
  /** Ends the shell and all it started. Safe to repeat. */
  close(): Promise<void>;
}

/** One reading of one service's resources. Counters grow; the reader takes differences. */
export interface ServiceMetrics {
  readonly service: ServiceName;
  /** CPU time used since the container started, in milliseconds. */
  readonly cpuMs: number;
  /** Times the CPU quota held the service back. */
  readonly throttled: number;
  readonly memoryBytes: number;
  readonly memoryLimitBytes: number | null;
  readonly netRxBytes: number;
  readonly netTxBytes: number;
  readonly pids: number;
  readonly oomKills: number;
}

/** What a service may use at most, as its container is held to it. */
export interface ServiceLimits {
  /** Processors, as a share of time: 0.5 is half of one. */
  readonly cpus: number;
  readonly memoryBytes: number;
  /** Processes and threads. */
  readonly pids: number;
}

export type ServiceStatus = 'running' | 'paused' | 'exited' | 'missing';

export interface ServiceState {
  readonly service: ServiceName;
  readonly status: ServiceStatus;
  /** When it last started, in Unix milliseconds; `null` when it never did. */
  readonly startedAt: WallTime | null;
  readonly exitCode: number | null;
}

export interface LogLine {
  readonly service: ServiceName;
  readonly wall: WallTime;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** What the users of a playground do. */
export interface TrafficPlan {
  readonly entry: { readonly service: ServiceName; readonly port: number };
  readonly journeys: readonly Journey[];
  readonly seed: string;
  readonly sampleEveryMs: Millis;
}

/** One second of users, as they felt it. A journey without a finished probe that second is absent. */
export interface TrafficReport {
  /** Counts up by one a second from the traffic agent's start. */
  readonly tick: number;
  /** How long ago that second began when the report was sent, by the agent's own monotonic clock. */
  readonly ageMs: Millis;
  readonly results: Readonly<Record<JourneyId, ProbeResult>>;
  readonly load: LoadCount;
  /** Load per journey, for charts: requests sent, ok, p95. */
  readonly perJourney: Readonly<Record<JourneyId, LoadCount>>;
}

export interface TrafficHandle {
  /** Multiplies the load of one journey, or of all (`'*'`); 1 is the plan's. */
  scale(journey: JourneyId | '*', factor: number): Promise<void>;
  /** What is not 1 of that. */
  scales(): Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

/** A running copy of a stack, owned by one round. Reachable again by id after a restart of ours. */
export interface Playground {
  readonly id: RoundId;
  /** It was ready before the round asked for one. */
  readonly pooled: boolean;
  readonly services: readonly ServiceName[];
  /** Runs argv inside the service as root, without a terminal. */
  exec(
    service: ServiceName,
    argv: readonly string[],
    options?: { stdin?: string; timeoutMs?: Millis },
  ): Promise<ExecResult>;
  /**
   * Runs argv beside the service: in its network, with the right to change it, from an image of ours. Nobody inside sees a
   * process or a file of it. What it was told to `hold` there is undone when we are gone for longer than a minute.
   */
  beside(
    service: ServiceName,
    argv: readonly string[],
    options?: { stdin?: string; timeoutMs?: Millis },
  ): Promise<ExecResult>;
  /**
   * Starts a program of ours inside the service that does harm until it is ended, for `seconds` at most. `name` is what a list
   * of processes shows of it; `args` say what it does.
   */
  runaway(
    service: ServiceName,
    runaway: { readonly name: string; readonly seconds: number; readonly args: readonly string[] },
  ): Promise<void>;
  limits(service: ServiceName): Promise<ServiceLimits>;
  /** Changes limits while the service runs; what is not named stays. */
  setLimits(service: ServiceName, limits: Partial<ServiceLimits>): Promise<void>;
  control(service: ServiceName, verb: 'stop' | 'start' | 'restart' | 'pause' | 'unpause'): Promise<void>;
  openTerminal(service: ServiceName, argv: readonly string[], size: TerminalSize): Promise<Terminal>;
  metrics(): Promise<readonly ServiceMetrics[]>;
  states(): Promise<readonly ServiceState[]>;
  /** Follows the container logs of all services from `sinceWall` on; returns the way to stop. */
  followLogs(sinceWall: WallTime, onLine: (line: LogLine) => void): Promise<() => void>;
  /** GETs a JSON document from a port inside the stack, from outside the players' reach. */
  scrape(service: ServiceName, port: number, path: string, timeoutMs: Millis): Promise<unknown>;
  /** Starts the users, or takes up the report stream again when they already run. */
  traffic(plan: TrafficPlan, onReport: (report: TrafficReport) => void): Promise<TrafficHandle>;
  /** The users started by `traffic`; waits for them, and throws PLAYGROUND_FAILED when there are none. */
  users(): Promise<TrafficHandle>;
}

/** A step of preparing a playground, as shown in the lobby. */
export interface ProvisionStep {
  readonly step: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly detail?: string;
  readonly elapsedMs: Millis;
}

export interface ProvisionRequest {
  readonly id: RoundId;
  readonly stack: Stack;
  /** Absolute path of the stack's folder, or another way for the provider to find its files. */
  readonly stackDir: string;
}

/** The port to the runtime. Everything that crosses it can be sent to another process or host. */
export interface PlaygroundProvider {
  /** Makes and starts a playground; adopts what an interrupted call left. Resolves when every service is healthy. */
  provision(request: ProvisionRequest, onStep: (step: ProvisionStep) => void): Promise<Playground>;
  /** The running playground of this id, or `null`. */
  attach(request: ProvisionRequest): Promise<Playground | null>;
  /** Removes every trace of a playground, however far it got. Safe to repeat. */
  destroy(id: RoundId): Promise<void>;
  /** Every playground of this installation on the engine, including those a crash left. */
  list(): Promise<readonly RoundId[]>;
  /** Resolves when the engine answers; rejects with ENGINE_UNAVAILABLE otherwise. */
  ping(): Promise<void>;
  /** Called when the engine stops or starts answering; returns the way to stop. */
  onEngineChange(listener: (reachable: boolean) => void): () => void;
}
