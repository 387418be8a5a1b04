import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkFolder } from './load-scenarios.ts';
import { newScenario } from './new-scenario.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const stackDir = join(root, 'playground-stacks', 'storefront');
// Among the scenarios, where imports find what they find there.
const into = mkdtempSync(join(root, 'scenarios', '.new-'));
afterAll(() => rmSync(into, { recursive: true }));

describe('a new scenario', () => {
  it('is sound as it was written, and says which texts are not its own', async () => {
    const dir = newScenario({ id: 'c01-mine', stackDir, into });
    expect(readdirSync(dir).sort()).toEqual(['briefing.md', 'debrief.md', 'scenario.ts']);
    const { loaded, problems } = await checkFolder(dir);
    expect(loaded?.scenario).toMatchObject({ id: 'c01-mine', stack: 'storefront' });
    expect(problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'S016 title',
      'S016 summary',
      'S016 briefing',
      'S016 hints.0.text',
      'S016 hints.1.text',
      'S016 hints.2.text',
      'S016 solution.title',
      'S016 debrief',
    ]);
  });

  it('refuses a folder that is there, and leaves it alone', () => {
    const dir = newScenario({ id: 'c02-twice', stackDir, into });
    const before = readFileSync(join(dir, 'scenario.ts'), 'utf8');
    expect(() => newScenario({ id: 'c02-twice', stackDir, into })).toThrow(/there is a folder .*choose another id/);
    expect(readFileSync(join(dir, 'scenario.ts'), 'utf8')).toBe(before);
  });

  it.each(['', 'A', '../up', 'Mine', '1st', 'a_b'])('refuses the id %j', (id) => {
    expect(() => newScenario({ id, stackDir, into })).toThrow(/is no id of a scenario; write small letters/);
    expect(existsSync(join(into, 'up'))).toBe(false);
  });

  it('refuses a stack without a starter', () => {
    expect(() => newScenario({ id: 'c03-bare', stackDir: into, into })).toThrow(/has no starter; add starter/);
    expect(existsSync(join(into, 'c03-bare'))).toBe(false);
  });
});
