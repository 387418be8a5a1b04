import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@chaos-engine/server';
import { Command } from 'commander';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { exitCodeOf, exitCodes } from '../exit-codes.ts';
import { scenarioCheckCommand } from './scenario-check.ts';
import { scenarioNewCommand } from './scenario-new.ts';

// Among the scenarios, where imports find what they find there.
const into = mkdtempSync(join(projectRoot, 'scenarios', '.cli-'));
afterAll(() => rmSync(into, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

/** What a call prints, and what it ends with. */
async function chaos(...words: readonly string[]) {
  const heard = { out: '', err: '' };
  const hear = (stream: 'out' | 'err') => (text: unknown) => {
    heard[stream] += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(hear('out'));
  vi.spyOn(process.stderr, 'write').mockImplementation(hear('err'));
  const before = process.exitCode;
  process.exitCode = undefined;
  const program = new Command('scenario').exitOverride();
  scenarioNewCommand(program);
  scenarioCheckCommand(program);
  try {
    await program.parseAsync(words, { from: 'user' });
    return { ...heard, code: process.exitCode ?? exitCodes.ok };
  } catch (error) {
    return { ...heard, err: heard.err + String(error), code: exitCodeOf(error) };
  } finally {
    process.exitCode = before;
  }
}

const fresh = (id: string) => chaos('new', id, '--stack', 'storefront', '--dir', into);

describe('chaos scenario', () => {
  it('new writes what check lets pass, and what --strict does not', async () => {
    expect(await fresh('c01-fresh')).toMatchObject({ code: exitCodes.ok });
    const folder = join(into, 'c01-fresh');
    expect(await chaos('check', folder)).toMatchObject({
      code: exitCodes.ok,
      err: expect.stringContaining('S016 title'),
    });
    expect(await chaos('check', folder, '--strict')).toMatchObject({ code: exitCodes.invalid });
  });

  it('new refuses an unknown stack, a bad id and a folder that is there', async () => {
    expect(await chaos('new', 'c02-lost', '--stack', 'storefrnt')).toMatchObject({
      code: exitCodes.notFound,
      err: expect.stringContaining('installed are: storefront'),
    });
    expect(await fresh('No')).toMatchObject({ code: exitCodes.invalid });
    await fresh('c03-twice');
    expect(await fresh('c03-twice')).toMatchObject({ code: exitCodes.conflict });
  });

  it('check is silent about the bundled scenarios, strictly', async () => {
    const { out, code } = await chaos('check', '--strict', '--json');
    expect(code).toBe(exitCodes.ok);
    const { scenarios } = JSON.parse(out) as {
      scenarios: { id: string; digest: string | null; problems: unknown[] }[];
    };
    expect(scenarios.length).toBeGreaterThan(3);
    for (const { digest, problems } of scenarios) expect([digest, problems]).toEqual([expect.any(String), []]);
  });

  it('check tells a broken one from an unknown one', async () => {
    await fresh('c04-broken');
    writeFileSync(join(into, 'c04-broken', 'scenario.ts'), 'export default 1;\n');
    const broken = await chaos('check', join(into, 'c04-broken'), '--sarif');
    expect(broken.code).toBe(exitCodes.invalid);
    expect(JSON.parse(broken.out)).toMatchObject({ version: '2.1.0', runs: [{ results: [{ ruleId: 'S000' }] }] });
    expect(await chaos('check', 'c05-unknown')).toMatchObject({
      code: exitCodes.notFound,
      err: expect.stringContaining('a12-deleted-but-open-log'),
    });
  });
});
