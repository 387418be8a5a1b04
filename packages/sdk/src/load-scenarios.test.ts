import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stackSchema } from '@chaos-engine/core';
import { afterAll, describe, expect, it } from 'vitest';
import { tinyStack } from '../test/tiny-stack.ts';
import { buildScenario, loadScenarios } from './load-scenarios.ts';

const fixtures = join(import.meta.dirname, '..', 'test', 'fixtures');
// No formatter or compiler would have this file among the others.
const scratch = mkdtempSync(join(tmpdir(), 'scenarios-'));
mkdirSync(join(scratch, 'unreadable'));
writeFileSync(join(scratch, 'unreadable', 'scenario.ts'), 'const a = 1;\nexport default { this is not TypeScript\n');
afterAll(() => rmSync(scratch, { recursive: true }));

const stacks = [stackSchema.parse(tinyStack)];

describe('loading scenarios', () => {
  it('lists a broken one with its reason and goes on to the others', async () => {
    const { scenarios, broken } = await loadScenarios(fixtures, { stacks });
    expect(scenarios.map(({ scenario }) => scenario.id)).toEqual(['sound']);
    expect(broken.map(({ id }) => id)).toEqual(['misspelt', 'not-a-scenario']);
    for (const { why } of broken) expect(why).toMatch(/scenario\.ts:\d+ S\d{3} /);
  });

  it('says file, line, what is known and what to write instead', async () => {
    const { broken } = await loadScenarios(fixtures, { stacks });
    expect(broken.find(({ id }) => id === 'misspelt')?.why.split('\n')).toEqual([
      'fixtures/misspelt/scenario.ts:21 S002 durability[1].service: no service of tiny "dbb"; known: web, db; write "db"',
      expect.stringMatching(
        /^fixtures\/misspelt\/scenario\.ts:7 S005 faults\[0\]\.kind: no fault kind "service\.stopp"; known: build\.activate, .*; write "service\.stop"$/,
      ),
    ]);
  });

  it('names the line that cannot be read', async () => {
    await expect(buildScenario(join(scratch, 'unreadable'))).rejects.toMatchObject({
      code: 'SCENARIO_INVALID',
      message: expect.stringMatching(/unreadable\/scenario\.ts:\d+ S000 cannot be read/),
    });
  });

  it('refuses a scenario whose stack is not installed', async () => {
    const { broken } = await loadScenarios(fixtures, { stacks: [] });
    expect(broken.find(({ id }) => id === 'sound')?.why).toContain('no installed stack "tiny"; there are none');
  });

  it('gives the same digest every time, and another one for other content', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => buildScenario(join(fixtures, 'sound'), { stacks })));
    expect(first?.digest).toBe(second?.digest);
    expect(first?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(first?.canonical ?? '')).toEqual(JSON.parse(JSON.stringify(first?.scenario)));
  });
});
