import type { FolderReport } from '@chaos-engine/sdk';
import { describe, expect, it } from 'vitest';
import { toSarif } from './sarif.ts';

const report: FolderReport = {
  id: 'b15',
  dir: '/repo/more scenarios/b15',
  loaded: null,
  problems: [
    { code: 'S005', path: ['faults', 0, 'kind'], message: 'no such kind', file: 'x', line: 41 },
    { code: 'S016', path: [], message: 'still the starter', file: 'x', line: 1 },
  ],
};

describe('SARIF', () => {
  const [run] = toSarif([report], '1.2.3', '/repo').runs;

  it('has one result a problem, with its place and level', () => {
    expect(run?.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['S005', 'error'],
      ['S016', 'warning'],
    ]);
    expect(run?.results[0]).toMatchObject({
      message: { text: 'faults.0.kind: no such kind' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'more%20scenarios/b15/scenario.ts', uriBaseId: '%SRCROOT%' },
            region: { startLine: 41 },
          },
        },
      ],
    });
  });

  it('points each result at the check it is about', () => {
    const rules = run?.tool.driver.rules ?? [];
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(rules[ruleIndex]?.id).toBe(ruleId);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });
});
