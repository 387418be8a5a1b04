import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChaosError, grade, type Rules, standardRules } from '@chaos-engine/core';
import {
  findScenario,
  type LibraryScenario,
  systemClock,
  type VerifyReport,
  verifyScenario,
} from '@chaos-engine/engine';
import { loadLibrary, openPlaygrounds, projectRoot } from '@chaos-engine/server';
import Table from 'cli-table3';
import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { paint, printJson, say } from '../say.ts';

interface VerifyCommandOptions {
  readonly all?: boolean;
  readonly times: string;
  readonly seed?: string;
  readonly parallel: string;
  readonly json?: boolean;
}

/** Shorter waits than a round's: what is proved is the scenario, not the player's patience. The hold is a real one. */
const rules: Rules = { ...standardRules.practice, readyForMs: 20_000, soakForMs: 30_000 };

/** `chaos verify <scenario>|--all`: proves scenarios on a real engine, each from a fresh playground. */
export function verifyCommand(program: Command): void {
  program
    .command('verify [scenarios...]')
    .description('Prove scenarios on a real engine: steady, injected, felt, solved, durable, undone, nothing left')
    .option('--all', 'every installed scenario')
    .option('--times <n>', 'runs of each, each from fresh and on its own seed', '2')
    .option('--seed <seed>', 'first seed; further runs append their number', 'verify')
    .option('--parallel <n>', 'runs at the same time', '1')
    .option('--json', 'print JSON')
    .action(async (ids: readonly string[], options: VerifyCommandOptions) => {
      const library = await loadLibrary(projectRoot);
      if (!options.all && ids.length === 0)
        throw new ChaosError(
          'BAD_REQUEST',
          `name a scenario, or use --all; installed are: ${library.scenarios.map(({ scenario }) => scenario.id).join(', ')}`,
        );
      const entries = options.all ? library.scenarios : ids.map((id) => findScenario(library, id));
      const runs = entries.flatMap((entry) =>
        Array.from({ length: Number(options.times) || 1 }, (_, run) => ({ entry, seed: `${options.seed}-${run + 1}` })),
      );
      const dataDir = mkdtempSync(join(tmpdir(), 'chaos-verify-'));
      const { provider } = openPlaygrounds({
        instance: `verify-${process.pid}`,
        dataDir,
        library,
        poolSize: 0,
        onError: () => undefined,
      });
      const reports: VerifyReport[] = [];
      try {
        const waiting = [...runs.entries()];
        const work = async () => {
          for (let next = waiting.shift(); next; next = waiting.shift()) {
            const [index, { entry, seed }] = next;
            reports[index] = await one(entry, seed, `v${process.pid}-${index}`, provider);
          }
        };
        await Promise.all(Array.from({ length: Math.max(1, Number(options.parallel)) }, work));
      } finally {
        await provider.sweep(new Set());
        await provider.close();
        rmSync(dataDir, { recursive: true, force: true });
      }
      if (options.json) printJson('verify', { reports });
      else process.stdout.write(`${summary(reports)}\n`);
      if (reports.some(({ ok }) => !ok)) process.exitCode = exitCodes.verificationFailed;
    });
}

function one(
  entry: LibraryScenario,
  seed: string,
  code: string,
  provider: Parameters<typeof verifyScenario>[0]['provider'],
): Promise<VerifyReport> {
  const name = `${entry.scenario.id} (${seed})`;
  return verifyScenario({
    entry,
    provider,
    clock: systemClock,
    seed,
    code,
    rules,
    noopForMs: 45_000,
    grade: ({ scenario }, entries) => {
      const card = grade(entries, scenario.sealed);
      return { outcome: card.outcome, total: card.total };
    },
    onStep: ({ title, ok, ms, detail }) =>
      say(
        `${ok ? paint('green', 'ok  ') : paint('red', 'fail')}  ${name}  ${title.padEnd(28)} ${(ms / 1_000).toFixed(1).padStart(6)} s  ${detail}`,
      ),
  });
}

function summary(reports: readonly VerifyReport[]): string {
  const table = new Table({
    head: ['scenario', 'seed', 'result', 'seconds', 'failed at'],
    style: { head: [], border: [] },
  });
  for (const { scenario, seed, ok, steps } of reports)
    table.push([
      scenario,
      seed,
      ok ? 'verified' : 'FAILED',
      (steps.reduce((sum, { ms }) => sum + ms, 0) / 1_000).toFixed(0),
      steps.find((step) => !step.ok)?.title ?? '',
    ]);
  return `${table.toString()}\n${reports.filter(({ ok }) => ok).length} of ${reports.length} verified`;
}
