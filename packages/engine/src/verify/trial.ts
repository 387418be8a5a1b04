import type { Clock, Entry, Millis, PlaygroundProvider, Rules } from '@chaos-engine/core';
import { grade } from '@chaos-engine/core';
import { openedEntry } from '../host/opened.ts';
import { createRoundHost, type RoundHost } from '../host/round-host.ts';
import type { DrawnScenario } from '../library.ts';
import { createLogWatch, type LogWatch } from './watch-log.ts';

export interface TrialOptions {
  /** Drawn from `seed`. */
  readonly entry: DrawnScenario;
  readonly provider: PlaygroundProvider;
  readonly clock: Clock;
  readonly seed: string;
  readonly code: string;
  readonly rules: Rules;
  readonly onStep: (step: VerifyStep) => void;
}

export interface VerifyStep {
  readonly title: string;
  readonly ok: boolean;
  readonly ms: Millis;
  readonly detail: string;
}

export interface VerifyReport {
  readonly scenario: string;
  readonly digest: string;
  readonly seed: string;
  /** What was played, and what it promises, in words. */
  readonly play: string;
  readonly promise: string;
  readonly ok: boolean;
  readonly steps: readonly VerifyStep[];
  /** What it was worth; `null` when the round became void or was not ended. */
  readonly total: number | null;
}

/** A round on a fresh playground of its own, played by a script that proves what it sees, step by step. */
export interface Trial {
  readonly options: TrialOptions;
  readonly host: RoundHost;
  readonly watch: LogWatch;
  /** Runs one step; once one has failed, the rest is not tried. */
  prove(title: string, work: () => Promise<string>): Promise<void>;
  command(command: Parameters<RoundHost['command']>[1]): Promise<number>;
  /** Ends the round if nothing else has, and proves that nothing of it is left. */
  leave(): Promise<void>;
  /** Lets go and removes what is there, however far it came. */
  close(): Promise<void>;
  report(play: string, promise: string): VerifyReport;
}

/** Opens a round and starts it. */
export async function openTrial(options: TrialOptions): Promise<Trial> {
  const { entry, clock, provider, code, seed } = options;
  const { scenario } = entry;
  const steps: VerifyStep[] = [];
  const opened = openedEntry(entry, { mode: 'practice', seed, rules: options.rules, wall: clock.wall() });
  const watch = createLogWatch(clock, [opened]);
  let total: number | null = null;
  let commands = 0;
  const host = createRoundHost({
    code,
    scenario,
    stack: entry.stack,
    stackDir: entry.stackDir,
    provider,
    clock,
    history: [opened],
    commit: async () => undefined,
    grade: async (entries: readonly Entry[]) => {
      const card = grade(entries, scenario.sealed);
      total = card.total;
      return { outcome: card.outcome };
    },
    othersAreSampled: () => false,
    listeners: {
      onEntries: watch.heard,
      onView: () => undefined,
      onSignals: () => undefined,
      onLogs: () => undefined,
    },
  });
  const trial: Trial = {
    options,
    host,
    watch,
    async prove(title, work) {
      if (steps.some(({ ok }) => !ok)) return;
      const startedAt = clock.monotonic();
      const { ok, detail } = await work().then(
        (text) => ({ ok: true, detail: text }),
        (error: unknown) => ({ ok: false, detail: error instanceof Error ? error.message : String(error) }),
      );
      const step = { title, ok, ms: Math.round(clock.monotonic() - startedAt), detail };
      steps.push(step);
      options.onStep(step);
    },
    command: (command) => host.command('verify', command, `verify-${commands++}`),
    async leave() {
      if (!watch.entries.some(({ type }) => type === 'round.ended'))
        await host.append([{ type: 'round.stopped', by: 'operator' }]);
      await trial.prove('nothing left', async () => {
        await watch.next('playground.removed', 90_000).catch(async (error: unknown) => {
          // A void round still cleans up; only what is left behind counts here.
          if ((await provider.list()).includes(code)) throw error;
        });
        if ((await provider.list()).includes(code)) throw new Error('its playground is still there');
        return total === null ? 'no container, network or volume' : `no container, network or volume; score ${total}`;
      });
    },
    async close() {
      await host.release();
      await provider.destroy(code).catch(() => undefined);
    },
    report: (play, promise) => ({
      scenario: scenario.id,
      digest: entry.digest,
      seed,
      play,
      promise,
      ok: steps.every(({ ok }) => ok),
      steps,
      total,
    }),
  };
  await host.start();
  await host.append([{ type: 'player.joined', player: 'verify', name: 'verify' }]);
  await trial.command({ type: 'round.start' });
  return trial;
}
