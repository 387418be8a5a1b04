import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFolder } from './load-scenarios.ts';
import { problemLine } from './problem.ts';

export interface TestScenarioOptions {
  /** Play it on a container engine as well; asked for by `CHAOS_VERIFY=1` when not given. Takes minutes. */
  readonly verify?: boolean;
}

/**
 * Tests for Vitest of the scenario in `dir`: no check has anything to say, and, when asked for, its own solution is proved on
 * the engine, once. Without an engine that test is skipped, and says so.
 */
export function testScenario(
  dir: string,
  { verify = process.env.CHAOS_VERIFY === '1' }: TestScenarioOptions = {},
): void {
  describe(`scenario ${basename(dir)}`, () => {
    it('is sound', async () => {
      const { problems } = await checkFolder(dir);
      expect(problems.map(problemLine)).toEqual([]);
    });

    it.runIf(verify)('is what it says when it is played', { timeout: 1_800_000 }, async ({ skip }) => {
      const { exitCode, said } = await playOnce(dir);
      if (exitCode === unavailable) skip(`no engine to play on: ${said.trim()}`);
      expect(exitCode, said).toBe(0);
    });
  });
}

/** What `chaos` ends with when no engine answers. */
const unavailable = 69;

function playOnce(dir: string): Promise<{ readonly exitCode: number; readonly said: string }> {
  const cwd = projectOf(dir);
  const args = ['run', '--silent', 'chaos', '--', 'verify', basename(dir), '--times', '1'];
  return new Promise((resolve) => {
    execFile('npm', args, { cwd }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ exitCode, said: `${stderr}${stdout}` });
    });
  });
}

/** The folder around `dir` whose `npm run chaos` plays it. */
function projectOf(dir: string): string {
  for (let at = dir; dirname(at) !== at; at = dirname(at)) if (existsSync(join(at, 'pnpm-workspace.yaml'))) return at;
  throw new Error(`${dir} is in no project; put it into scenarios/ of the Chaos Engine`);
}
