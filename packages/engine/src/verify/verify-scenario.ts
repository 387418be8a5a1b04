import type { Clock, Entry, Millis, PlaygroundProvider, Rules, ScenarioPlay } from '@chaos-engine/core';
import { passes } from '../effects/guard.ts';
import { openedEntry } from '../host/opened.ts';
import { delay } from '../host/round-clock.ts';
import { createRoundHost, type RoundHost } from '../host/round-host.ts';
import { type GradeResult, playgroundOf } from '../host/round-run.ts';
import type { LibraryScenario } from '../library.ts';
import { createLogWatch, type LogWatch } from './watch-log.ts';

export interface VerifyOptions {
  readonly entry: LibraryScenario;
  readonly provider: PlaygroundProvider;
  readonly clock: Clock;
  readonly seed: string;
  readonly code: string;
  readonly rules: Rules;
  /** How long doing nothing is watched before the solution is applied. */
  readonly noopForMs: Millis;
  readonly grade: (
    entry: LibraryScenario,
    entries: readonly Entry[],
  ) => GradeResult & { readonly total: number | null };
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
  readonly ok: boolean;
  readonly steps: readonly VerifyStep[];
}

/** A quiet stretch of this length while nothing was done is a recovery, not the rhythm of the fault. */
const wellByItselfMs = 25_000;

/**
 * Plays a scenario on a fresh playground with its own solution and proves each promise it makes:
 * steady, injected, felt, not going away by itself, mitigated, durable, undone exactly, nothing left.
 */
export async function verifyScenario(options: VerifyOptions): Promise<VerifyReport> {
  const { entry, clock, provider, code, seed } = options;
  const { scenario } = entry;
  const steps: VerifyStep[] = [];
  const opened = openedEntry(entry, { mode: 'practice', seed, rules: options.rules, wall: clock.wall() });
  const watch = createLogWatch(clock, [opened]);
  let total: number | null = null;
  const host = createRoundHost({
    code,
    scenario,
    stack: entry.stack,
    stackDir: entry.stackDir,
    provider,
    clock,
    history: [opened],
    commit: async () => undefined,
    grade: async (entries) => {
      const result = options.grade(entry, entries);
      total = result.total;
      return result;
    },
    othersAreSampled: () => false,
    listeners: {
      onEntries: watch.heard,
      onView: () => undefined,
      onSignals: () => undefined,
      onLogs: () => undefined,
    },
  });
  /** Runs one step; once one has failed, the rest is not tried. */
  const prove = async (title: string, work: () => Promise<string>): Promise<void> => {
    if (steps.some(({ ok }) => !ok)) return;
    const startedAt = clock.monotonic();
    const { ok, detail } = await work().then(
      (text) => ({ ok: true, detail: text }),
      (error: unknown) => ({ ok: false, detail: error instanceof Error ? error.message : String(error) }),
    );
    const step = { title, ok, ms: Math.round(clock.monotonic() - startedAt), detail };
    steps.push(step);
    options.onStep(step);
  };

  try {
    await host.start();
    await host.append([{ type: 'player.joined', player: 'verify', name: 'verify' }]);
    await host.command('verify', { type: 'round.start' }, 'verify-start');
    await prove('playground ready', async () => {
      const ready = await watch.next('playground.ready', 120_000);
      return `${(ready.tookMs / 1_000).toFixed(1)} s`;
    });
    await prove('steady state', async () => {
      await watch.next('steady.confirmed', options.rules.readyWithinMs + 30_000);
      return `all journeys on target for ${options.rules.readyForMs / 1_000} s`;
    });
    if (scenario.sealed.faults.length > 0) await proveIncident(options, host, watch, prove);
    else
      await prove('nothing happens', async () => {
        const before = watch.entries.length;
        await delay(clock, options.noopForMs, new AbortController().signal);
        const breach = watch.entries.slice(before).find(({ type }) => type === 'slo.breached');
        if (breach) throw new Error('users suffered although nothing was injected');
        return `quiet for ${options.noopForMs / 1_000} s`;
      });
    if (!watch.entries.some(({ type }) => type === 'round.ended'))
      await host.append([{ type: 'round.stopped', by: 'operator' }]);
    if (scenario.sealed.faults.length > 0)
      await prove('undone exactly', async () => {
        for (const { id } of scenario.sealed.faults) {
          const reverted = await watch.next('fault.reverted', 90_000);
          if (!reverted.exact) throw new Error(`${id}: ${reverted.detail}`);
        }
        return 'read back as it was before';
      });
    await prove('nothing left', async () => {
      await watch.next('playground.removed', 90_000).catch(async (error: unknown) => {
        // A void round still cleans up; only what is left behind counts here.
        if ((await provider.list()).includes(code)) throw error;
      });
      if ((await provider.list()).includes(code)) throw new Error('its playground is still there');
      return total === null ? 'no container, network or volume' : `no container, network or volume; score ${total}`;
    });
  } finally {
    await host.release();
    await provider.destroy(code).catch(() => undefined);
  }
  return { scenario: scenario.id, digest: entry.digest, seed, ok: steps.every(({ ok }) => ok), steps };
}

type Prove = (title: string, work: () => Promise<string>) => Promise<void>;

async function proveIncident(options: VerifyOptions, host: RoundHost, watch: LogWatch, prove: Prove): Promise<void> {
  const { scenario } = options.entry;
  const { clock } = options;
  await prove('fault injected', async () => (await watch.next('fault.effective', 180_000)).reading);
  await prove('users feel it', async () => {
    const effective = await watch.next('fault.effective', 1);
    const breach = await watch.next('slo.breached', scenario.sealed.maxImpactDelayMs + 30_000);
    return `${((breach.since - effective.at) / 1_000).toFixed(0)} s after the effect: ${breach.journeys.join(', ')}`;
  });
  if (scenario.sealed.selftest.noop === 'never-recovers')
    await prove('doing nothing does not help', async () => {
      await delay(clock, options.noopForMs, new AbortController().signal);
      const { recoveredSince } = host.run.log.snapshot.context;
      const wellForMs = recoveredSince === null ? 0 : host.run.roundClock.now() - recoveredSince;
      if (wellForMs > wellByItselfMs)
        throw new Error(`nobody did anything, and users have been well for ${(wellForMs / 1_000).toFixed(0)} s`);
      return `watched for ${options.noopForMs / 1_000} s`;
    });
  await prove('solution applied', async () => {
    await declareAndAnswer(options, host);
    await applyPlay(host, scenario.sealed.solution);
    return scenario.sealed.solution.title;
  });
  const from = watch.entries.length - 1;
  await prove('mitigated', async () => {
    const sustained = await watch.next('recovery.sustained', 300_000, from);
    return `well again since T+${(sustained.since / 1_000).toFixed(0)} s, held`;
  });
  await prove('durable', async () => {
    const probed = await watch.next('durability.probed', 180_000, from);
    if (!probed.passed) throw new Error(probed.note);
    const ended = await watch.next('deadline.reached', options.rules.soakForMs + 60_000, probed.seq);
    if (ended.deadline !== 'soak') throw new Error(`the round went on to ${ended.deadline} instead`);
    return probed.note;
  });
  await prove('scored', async () => {
    await host.command('verify', { type: 'answers.finish' }, 'verify-finish');
    const { outcome } = await watch.next('round.ended', 60_000);
    if (outcome !== 'mitigated') throw new Error(`outcome ${outcome}`);
    return outcome;
  });
}

async function declareAndAnswer({ entry }: VerifyOptions, host: RoundHost): Promise<void> {
  const { truth } = entry.scenario.sealed;
  await host.command(
    'verify',
    { type: 'incident.declare', severity: 2, impact: [...truth.impact], note: '' },
    'verify-declare',
  );
  if (truth.components.length > 0)
    await host.command('verify', { type: 'cause.localise', components: [...truth.components] }, 'verify-localise');
  const [mechanism] = truth.mechanism;
  const [object] = truth.object;
  const [trigger] = truth.trigger;
  if (mechanism && object && trigger)
    await host.command('verify', { type: 'cause.diagnose', mechanism, object, trigger, text: '' }, 'verify-diagnose');
}

/** Runs a play as a player would: command by command; throws at the first that does not end as expected. */
export async function applyPlay(host: RoundHost, play: ScenarioPlay): Promise<void> {
  const playground = await playgroundOf(host.run);
  for (const step of play.steps) {
    const { holds, detail } = await passes(playground, step);
    if (!holds) throw new Error(`${step.service}: ${step.argv.join(' ').slice(0, 120)}: ${detail}`);
  }
}
