import {
  type Clock,
  type Command,
  decide,
  type Effect,
  type Entry,
  type Fact,
  nextDeadline,
  type PlayerId,
  type PlaygroundProvider,
  type RoundSnapshot,
  type Scenario,
  type Stack,
  sampleDriven,
  stateOf,
  wantedEffects,
} from '@chaos-engine/core';
import type { LogView, Signals } from '@chaos-engine/protocol';
import { decoy } from '../effects/decoy.ts';
import { grade } from '../effects/grade.ts';
import { guard } from '../effects/guard.ts';
import { inject } from '../effects/inject.ts';
import { inspect } from '../effects/inspect.ts';
import { observe } from '../effects/observe.ts';
import { probe } from '../effects/probe.ts';
import { provision } from '../effects/provision.ts';
import { remove } from '../effects/remove.ts';
import { revert } from '../effects/revert.ts';
import { users } from '../effects/users.ts';
import { createSignalBoard } from '../signals/signal-board.ts';
import { createEffectRunner, type RunEffect } from './effect-runner.ts';
import { createJudging } from './judging.ts';
import { createRoundClock } from './round-clock.ts';
import { openRoundLog } from './round-log.ts';
import type { GradeResult, RoundRun } from './round-run.ts';

export interface RoundHostOptions {
  readonly code: string;
  readonly scenario: Scenario;
  readonly stack: Stack;
  readonly stackDir: string;
  readonly provider: PlaygroundProvider;
  readonly clock: Clock;
  /** The round's log so far; its first entry is `round.opened`. */
  readonly history: readonly Entry[];
  readonly commit: (entries: readonly Entry[]) => Promise<void>;
  readonly grade: (entries: readonly Entry[]) => Promise<GradeResult>;
  readonly othersAreSampled: () => boolean;
  readonly listeners: RoundListeners;
}

export interface RoundListeners {
  /** New facts are committed. */
  readonly onEntries: (entries: readonly Entry[]) => void;
  /** Something a view shows may have changed; comes at most with a sample, a command or a visible change. */
  readonly onView: () => void;
  readonly onSignals: (signals: Signals) => void;
  readonly onLogs: (lines: readonly LogView[]) => void;
}

/** One round being played: commands in, facts out, and exactly the effects its state wants. */
export interface RoundHost {
  readonly run: RoundRun;
  /** Share of the healthy gate held so far, 0 to 1. */
  readonly steady: number;
  readonly lastSampleAt: number | null;
  /** Begins, or goes on where the log ends. */
  start(): Promise<void>;
  command(player: PlayerId, command: Command, key: string): Promise<number>;
  append(facts: readonly Fact[]): Promise<number>;
  /** Lets go of everything without ending the round; it can be taken up again from its log. */
  release(): Promise<void>;
}

export function createRoundHost(options: RoundHostOptions): RoundHost {
  const { code, scenario, stack, stackDir, provider, clock, history, listeners } = options;
  const last = history.at(-1);
  const roundClock = createRoundClock(clock, Math.max(0, ...history.map(({ at }) => at)));
  const abort = new AbortController();
  const keys = new Map(history.flatMap(({ key, seq }) => (key ? [[key, seq] as const] : [])));
  let lastSampleAt: number | null = null;

  const board = createSignalBoard({
    onSignals: listeners.onSignals,
    onLogs: listeners.onLogs,
    onChanged: listeners.onView,
  });
  const judging = createJudging({ scenario, stack });
  const log = openRoundLog(history, {
    commit: options.commit,
    clock,
    roundClock,
    derive: judging.derive,
    onEntries: (entries, snapshot) => {
      for (const { key, seq } of entries) if (key) keys.set(key, seq);
      for (const entry of entries) {
        if (entry.type !== 'sli.sampled') continue;
        lastSampleAt = clock.monotonic();
        board.second(entry.at, entry.wall - Math.max(0, roundClock.now() - entry.at), judging.judged());
      }
      listeners.onEntries(entries);
      settle(snapshot);
      listeners.onView();
    },
  });
  const run: RoundRun = {
    code,
    scenario,
    stack,
    stackDir,
    seed: history[0]?.type === 'round.opened' ? history[0].seed : code,
    clock,
    roundClock,
    log,
    provider,
    board,
    grade: options.grade,
    alarms: judging.gauges,
    othersAreSampled: options.othersAreSampled,
    live: { playground: null, traffic: null, steps: [] },
  };
  const effects: Record<Effect, RunEffect> = {
    provision: (signal) => provision(run, signal),
    users: (signal) => users(run, signal),
    observe: (signal) => observe(run, signal),
    decoy: (signal) => decoy(run, signal),
    inject: (signal) => inject(run, signal),
    guard: (signal) => guard(run, signal),
    probe: (signal) => probe(run, signal),
    inspect: (signal) => inspect(run, signal),
    grade: (signal) => grade(run, signal),
    revert: (signal) => revert(run, signal),
    remove: (signal) => remove(run, signal),
  };
  const runner = createEffectRunner({
    effects,
    clock,
    onFailure: (effect, cause) => void fail(effect, cause),
  });
  let timer: unknown = null;

  /** Makes the outside world agree with the state: effects and the next timer. */
  const settle = (snapshot: RoundSnapshot) => {
    if (abort.signal.aborted) return;
    runner.reconcile(wantedEffects(snapshot));
    clock.clearTimeout(timer);
    const next = nextDeadline(snapshot);
    if (next === null || sampleDriven.some((deadline) => deadline === next.deadline)) return;
    const entered = snapshot.context.enteredAt;
    timer = clock.setTimeout(
      () => {
        if (roundClock.now() < next.at) return settle(log.snapshot);
        void log.update((now) => {
          // Something else may have happened first.
          const stale = nextDeadline(now)?.deadline !== next.deadline || now.context.enteredAt !== entered;
          return stale ? [] : deadlineFacts(next.deadline, now);
        });
      },
      // While the clock stands still the deadline is far away; look again now and then.
      Math.min(Math.max(1, next.at - roundClock.now()), 1_000),
    );
  };

  const fail = async (effect: Effect, cause: unknown) => {
    const detail = `${effect}: ${cause instanceof Error ? cause.message : String(cause)}`;
    const reason = stateOf(log.snapshot) === 'provisioning' ? 'playground-failed' : 'internal';
    await log.update((snapshot) => {
      const state = stateOf(snapshot);
      if (state !== 'ended') return [{ type: 'round.voided', reason, detail }];
      return [];
    });
  };

  const stopEngineWatch = provider.onEngineChange((reachable) => {
    void log.update((snapshot) => {
      const stopped = snapshot.context.stopped === 'engine-gone';
      const state = stateOf(snapshot);
      if (reachable === !stopped || state === 'lobby' || state === 'ended' || state === 'archived') return [];
      if (reachable) roundClock.start();
      else roundClock.stop();
      return reachable ? [{ type: 'clock.resumed', awayMs: 0 }] : [{ type: 'clock.stopped', reason: 'engine-gone' }];
    });
  });

  return {
    run,
    get steady() {
      return judging.steadyShare();
    },
    get lastSampleAt() {
      return lastSampleAt;
    },
    async start() {
      const taken = history.length > 1 && stateOf(log.snapshot) !== 'archived';
      if (taken && last && stateOf(log.snapshot) !== 'lobby') {
        const awayMs = Math.max(0, clock.wall() - last.wall);
        await log.append([{ type: 'clock.stopped', reason: 'server-away' }]);
        roundClock.start();
        await log.append([{ type: 'clock.resumed', awayMs }]);
      } else roundClock.start();
      settle(log.snapshot);
    },
    async command(player, command, key) {
      const done = keys.get(key);
      if (done !== undefined) return done;
      const hintLevels = scenario.hints.map(({ level }) => level);
      return log.update((snapshot) => decide(snapshot, command, { player, at: roundClock.now(), hintLevels }), { key });
    },
    append: (facts) => log.append(facts),
    async release() {
      abort.abort();
      clock.clearTimeout(timer);
      stopEngineWatch();
      await runner.stop();
    },
  };
}

function deadlineFacts(
  deadline: NonNullable<ReturnType<typeof nextDeadline>>['deadline'],
  snapshot: RoundSnapshot,
): Fact[] {
  const reached: Fact = { type: 'deadline.reached', deadline };
  const { rules } = snapshot.context;
  switch (deadline) {
    case 'ready':
      return [
        reached,
        {
          type: 'round.voided',
          reason: 'never-steady',
          detail: `the playground was not healthy for ${rules.readyForMs / 1_000} s within ${rules.readyWithinMs / 1_000} s`,
        },
      ];
    case 'effect':
      return [
        reached,
        {
          type: 'round.voided',
          reason: 'no-effect',
          detail: `the fault could not be shown to have taken effect within ${rules.effectWithinMs / 1_000} s`,
        },
      ];
    default:
      return [reached];
  }
}
