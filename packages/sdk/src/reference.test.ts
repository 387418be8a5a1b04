import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stackSchema } from '@chaos-engine/core';
import { describe, expect, it } from 'vitest';
import { tinyStack } from '../test/tiny-stack.ts';
import { checks } from './checks.ts';
import { checksPage } from './checks-page.ts';
import { manifestSchemas } from './manifest-schemas.ts';

const reference = (name: string) => join(import.meta.dirname, '..', '..', '..', 'docs', 'reference', name);

/** Written anew by `npx vitest run --project unit packages/sdk/src/reference.test.ts -u`. */
describe('the reference', () => {
  it('has the page of all checks', async () => {
    await expect(checksPage()).toMatchFileSnapshot(reference('checks.md'));
  });

  it.each(['scenario', 'stack'] as const)('has the schema of a %s', async (what) => {
    const text = `${JSON.stringify(manifestSchemas[what](), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(reference(`chaos.${what}.v1.schema.json`));
  });

  it('knows every code that is given, and gives every code it knows', () => {
    const given = globSync('{rules/*.ts,*.ts}', { cwd: import.meta.dirname, exclude: ['**/checks.ts', '**/*.test.ts'] })
      .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
      .flatMap((text) => [...text.matchAll(/'(S\d{3})'/g)].map(([, code]) => code));
    expect([...new Set(given)].sort()).toEqual(Object.keys(checks).sort());
  });

  it('calls required what has no default, and nothing else', () => {
    const { required } = manifestSchemas.stack() as { required: readonly string[] };
    const without = (name: string) => stackSchema.safeParse({ ...tinyStack, [name]: undefined }).success;
    expect(required.filter(without)).toEqual([]);
    expect(Object.keys(tinyStack).filter((name) => !required.includes(name) && !without(name))).toEqual([]);
  });
});
