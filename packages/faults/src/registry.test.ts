import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultKinds, faults, findFault } from './registry.ts';

describe('the fault registry', () => {
  it('holds one fault for every file of the folder', () => {
    const files = readdirSync(new URL('./faults/', import.meta.url)).filter((name) => !name.includes('.test.'));
    expect(faultKinds.map((kind) => `${kind.replace('.', '-')}.ts`).sort()).toEqual(files.sort());
  });

  it('has no two faults of one kind', () => {
    expect(new Set(faultKinds).size).toBe(faults.length);
  });

  it('names what it knows when asked for something else', () => {
    expect(() => findFault('disk.melt')).toThrow(
      'no fault kind "disk.melt"; known: disk.churn, disk.fill, disk.inodes',
    );
    expect(() => findFault('gremlin')).toThrow(
      /no fault kind "gremlin"; known: build.activate, cache.flush, .* sql.statistics/,
    );
  });
});
