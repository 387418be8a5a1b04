import type {
  Clock,
  ExecResult,
  Playground,
  PlaygroundProvider,
  ServiceName,
  ServiceState,
  Terminal,
  TrafficHandle,
  TrafficPlan,
  TrafficReport,
} from '@chaos-engine/core';

/** A stack whose users are well while every service runs. Obeys the port; nothing outside is touched. */
export interface FakeProvider extends PlaygroundProvider {
  /** Stands in for what happens inside: answers `exec`. */
  onExec(answer: (service: ServiceName, argv: readonly string[]) => ExecResult): void;
  /** Whether users are well; by default: all services run. */
  usersAreWell(judge: (statuses: ReadonlyMap<ServiceName, ServiceState['status']>) => boolean): void;
  setReachable(reachable: boolean): void;
  /** The playground of this round is there before it is asked for. */
  haveReady(round: string): void;
  /** Reports stop (or go on) without anything having happened inside. */
  mute(muted: boolean): void;
  control(round: string, service: ServiceName, verb: Parameters<Playground['control']>[1]): Promise<void>;
  readonly destroyed: readonly string[];
}

interface FakeRound {
  readonly playground: Playground;
  readonly statuses: Map<ServiceName, ServiceState['status']>;
}

export function createFakeProvider(clock: Clock): FakeProvider {
  const rounds = new Map<string, FakeRound>();
  const destroyed: string[] = [];
  const ready = new Set<string>();
  const engineListeners = new Set<(reachable: boolean) => void>();
  let answer = (_service: ServiceName, _argv: readonly string[]): ExecResult => ({
    exitCode: 0,
    stdout: '',
    stderr: '',
  });
  let well = (statuses: ReadonlyMap<ServiceName, ServiceState['status']>) =>
    [...statuses.values()].every((status) => status === 'running');
  let muted = false;

  const make = (id: string, services: readonly ServiceName[]): FakeRound => {
    const statuses = new Map<ServiceName, ServiceState['status']>(services.map((service) => [service, 'running']));
    const startedAt = clock.wall();
    let plan: TrafficPlan | null = null;
    let listener: ((report: TrafficReport) => void) | null = null;
    let tick = 0;
    const beat = () => {
      if (plan && rounds.has(id)) {
        const good = well(statuses);
        const results = Object.fromEntries(
          plan.journeys.map((journey) => [journey.id, good ? { good, ms: 20 } : { good, ms: null, why: 'status 503' }]),
        );
        const load = { sent: 10, ok: good ? 10 : 0, failed: good ? 0 : 10, p95Ms: good ? 20 : null };
        tick++;
        if (!muted) listener?.({ tick, ageMs: 0, results, load, perJourney: {} });
      }
      if (rounds.has(id)) clock.setTimeout(beat, 1_000);
    };
    const factors = new Map<string, number>();
    const handle: TrafficHandle = {
      async scale(journey, factor) {
        factors.set(journey, factor);
      },
      scales: () => Object.fromEntries(factors),
      stop: async () => stopTraffic(),
    };
    const playground: Playground = {
      id,
      pooled: ready.delete(id),
      services,
      exec: async (service, argv) => answer(service, argv),
      async control(service, verb) {
        statuses.set(service, verb === 'stop' ? 'exited' : verb === 'pause' ? 'paused' : 'running');
      },
      openTerminal: async () => silentTerminal(),
      metrics: async () => [],
      states: async () =>
        services.map((service) => ({ service, status: statuses.get(service) ?? 'missing', startedAt, exitCode: null })),
      followLogs: async () => () => undefined,
      scrape: async () => ({}),
      async traffic(next, onReport) {
        plan = next;
        listener = onReport;
        return handle;
      },
      users: async () => handle,
      beside: async (service, argv) => answer(service, argv),
      runaway: async () => undefined,
      limits: async () => ({ cpus: 1, memoryBytes: 2 ** 28, pids: 100 }),
      setLimits: async () => undefined,
    };
    const stopTraffic = () => {
      plan = null;
    };
    clock.setTimeout(beat, 1_000);
    return { playground, statuses };
  };

  return {
    async provision({ id, stack }, onStep) {
      onStep({ step: 'services', state: 'done', elapsedMs: 0 });
      const round = rounds.get(id) ?? make(id, Object.keys(stack.services));
      rounds.set(id, round);
      return round.playground;
    },
    attach: async ({ id }) => rounds.get(id)?.playground ?? null,
    async destroy(id) {
      rounds.delete(id);
      destroyed.push(id);
    },
    list: async () => [...rounds.keys()],
    ping: async () => undefined,
    onEngineChange(listener) {
      engineListeners.add(listener);
      return () => engineListeners.delete(listener);
    },
    onExec(next) {
      answer = next;
    },
    usersAreWell(judge) {
      well = judge;
    },
    haveReady(id) {
      ready.add(id);
    },
    setReachable(reachable) {
      for (const listener of engineListeners) listener(reachable);
    },
    mute(next) {
      muted = next;
    },
    async control(id, service, verb) {
      await rounds.get(id)?.playground.control(service, verb);
    },
    destroyed,
  };
}

function silentTerminal(): Terminal {
  return {
    onOutput: () => () => undefined,
    onExit: () => () => undefined,
    write: () => undefined,
    resize: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
    close: async () => undefined,
  };
}
