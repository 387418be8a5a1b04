import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../test/problems-of.ts';
import { tinyScenario } from '../../test/tiny-scenario.ts';

const [fault] = tinyScenario().faults;
const flushed = { faults: [{ ...fault, kind: 'cache.flush', with: { host: 'db' } }] };

describe('S021', () => {
  it('wants it said that nothing brings a flushed cache back', () => {
    expect(problemsOf(flushed)).toEqual([
      'S021 faults[0].kind: cache.flush cannot be undone exactly; say irreversible: true, and the playground is thrown away',
    ]);
    expect(problemsOf({ ...flushed, irreversible: true })).toEqual([]);
  });

  it('wants it said only then', () => {
    expect(problemsOf({ irreversible: true })).toEqual([
      'S021 irreversible: every fault here can be undone; leave it out',
    ]);
  });
});
