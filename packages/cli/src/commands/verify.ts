import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChaosError, type Rules, standardRules } from '@chaos-engine/core';
import {
  type DrawnScenario,
  drawn,
  findScenario,
  type PlayKind,
  playKinds,
  promisedPlays,
  systemClock,
  type VerifyReport,
  type VerifyStep,
  verifyPlay,
  verifyScenario,
} from '@chaos-engine/engine';
import { loadCheats, loadLibrary, openPlaygrounds, projectRoot } from '@chaos-engine/server';
import { type Command, Option } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { paint, printJson, say } from '../say.ts';
import { verifyTable } from './verify-table.ts';

interface VerifyCommandOptions {
  readonly all?: boolean;
  readonly plays: PlayKind | 'all';
  readonly only?: readonly string[];
  readonly times: string;
  readonly seed: string;
  readonly parallel: string;
  readonly json?: boolean;
}

/**
 * Shorter waits than a round's: what is proved is the scenario, not the player's patience. The hold is a real one.
 * A machine that is busy with other runs may take its time to be well first.
 */
const rules: Rules = { ...standardRules.practice, readyForMs: 20_000, readyWithinMs: 480_000, soakForMs: 30_000 };

type TrialOptions = Parameters<typeof verifyPlay>[0];

/** One playing of one thing, still to be done. */
interface Run {
  readonly entry: DrawnScenario;
  readonly seed: string;
  readonly what: string;
  readonly play: (options: TrialOptions) => Promise<VerifyReport>;
}

/** `chaos verify <scenario>|--all`: proves scenarios on a real engine, each play from a fresh playground. */
export function verifyCommand(program: Command): void {
  program
    .command('verify [scenarios...]')
    .description('Prove scenarios on a real engine: steady, injected, felt, solved, durable, undone, nothing left')
    .option('--all', 'every installed scenario')
    .addOption(
      new Option('--plays <kind>', 'what is played, and held to what it promises')
        .choices([...playKinds, 'all'])
        .default('solution'),
    )
    .option('--only <id...>', 'only the plays of these ids')
    .option(
      '--times <n>',
      'runs of each, each from fresh and on its own seed (default: 2 of the solution, 1 of others)',
    )
    .option('--seed <seed>', 'first seed; further runs append their number', 'verify')
    .option('--parallel <n>', 'runs at the same time', '1')
    .option('--json', 'print JSON')
    .action(async (ids: readonly string[], options: VerifyCommandOptions) => {
      const runs = await planRuns(ids, options);
      const reports = await play(runs, Math.max(1, Number(options.parallel)));
      if (options.json) printJson('verify', { reports });
      else process.stdout.write(`${verifyTable(reports)}\n`);
      if (reports.some(({ ok }) => !ok)) process.exitCode = exitCodes.verificationFailed;
    });
}

async function planRuns(ids: readonly string[], { all, plays, only, times, seed }: VerifyCommandOptions) {
  const library = await loadLibrary(projectRoot);
  if (!all && ids.length === 0)
    throw new ChaosError(
      'BAD_REQUEST',
      `name a scenario, or use --all; installed are: ${library.scenarios.map(({ scenario }) => scenario.id).join(', ')}`,
    );
  const kinds = plays === 'all' ? playKinds : [plays];
  const entries = all ? library.scenarios : ids.map((id) => findScenario(library, id));
  const seeds = (count: number) => Array.from({ length: Number(times) || count }, (_, i) => `${seed}-${i + 1}`);
  const runs: Run[] = [];
  for (const installed of entries) {
    if (kinds.includes('solution'))
      for (const itsSeed of seeds(2)) {
        const entry = drawn(installed, itsSeed);
        runs.push({
          entry,
          seed: itsSeed,
          what: entry.scenario.sealed.solution.id,
          play: (options) => verifyScenario({ ...options, noopForMs: 45_000 }),
        });
      }
    const cheats = await loadCheats(installed.stackDir);
    for (const itsSeed of seeds(1)) {
      const entry = drawn(installed, itsSeed);
      for (const play of promisedPlays(entry.scenario.sealed, cheats, kinds))
        runs.push({ entry, seed: itsSeed, what: play.id, play: (options) => verifyPlay(options, play) });
    }
  }
  const chosen = runs.filter(({ what }) => only === undefined || only.includes(what));
  if (chosen.length > 0) return chosen;
  const known = [...new Set(runs.map(({ what }) => what))].join(', ') || 'none';
  throw new ChaosError('BAD_REQUEST', `there is nothing to play; the plays of this choice are: ${known}`);
}

async function play(runs: readonly Run[], parallel: number): Promise<readonly VerifyReport[]> {
  const library = { scenarios: runs.map(({ entry }) => entry), broken: [] };
  const dataDir = mkdtempSync(join(tmpdir(), 'chaos-verify-'));
  const onError = () => undefined;
  const { provider } = openPlaygrounds({
    instance: `verify-${process.pid}`,
    dataDir,
    library,
    poolSize: 0,
    onError,
  });
  const reports: VerifyReport[] = [];
  try {
    const waiting = [...runs.entries()];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [index, { entry, seed, what, play }] = next;
        reports[index] = await play({
          entry,
          provider,
          clock: systemClock,
          seed,
          code: `v${process.pid}-${index}`,
          rules,
          onStep: (step) => say(stepLine(`${entry.scenario.id} ${what} (${seed})`, step)),
        });
      }
    };
    await Promise.all(Array.from({ length: parallel }, work));
  } finally {
    await provider.sweep(new Set());
    await provider.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return reports;
}

function stepLine(name: string, { title, ok, ms, detail }: VerifyStep): string {
  const mark = ok ? paint('green', 'ok  ') : paint('red', 'fail');
  return `${mark}  ${name}  ${title.padEnd(28)} ${(ms / 1_000).toFixed(1).padStart(6)} s  ${detail}`;
}
