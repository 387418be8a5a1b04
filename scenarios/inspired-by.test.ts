import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDatabase } from '@chaos-engine/failure-modes';
import type { ScenarioDefinition } from '@chaos-engine/sdk';
import { describe, expect, it } from 'vitest';

const here = import.meta.dirname;
const database = parseDatabase();
const known = new Set([...database.incidents, ...database.references].map(({ url }) => url));
const files = globSync('*/scenario.ts', { cwd: here });

describe.each(files.map((file) => [basename(dirname(file)), file]))('%s', (id, file) => {
  it('is inspired by incidents of the failure-mode database, and trains the class that stands there', async () => {
    const module = (await import(pathToFileURL(join(here, file)).href)) as { readonly default: ScenarioDefinition };
    const { inspiredBy = [], truth } = module.default;
    const unknown = inspiredBy.map(({ url }) => url).filter((url) => !known.has(url));
    expect(unknown, `add them to the database as docs/failure-modes.md says`).toEqual([]);
    const planned = database.scenarios.find((scenario) => scenario.id === id);
    if (planned) expect(truth.mechanism).toContain(planned.cause);
  });
});
