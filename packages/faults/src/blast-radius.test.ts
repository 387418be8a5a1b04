import { tinyScenario, tinyStack } from '@chaos-engine/testkit';
import { describe, expect, it } from 'vitest';
import { assertBlastRadius, blastRadiusProblems } from './blast-radius.ts';

const scenario = tinyScenario({ permissions: ['restart-target'] });
const [fault] = scenario.sealed.faults;
if (!fault) throw new Error('the tiny scenario has a fault');
const withSealed = (change: Partial<typeof scenario.sealed>) => ({
  ...scenario,
  sealed: { ...scenario.sealed, ...change },
});

describe('the blast radius', () => {
  it('is a service of the stack, with the permission its fault takes', () => {
    expect(blastRadiusProblems(scenario, tinyStack())).toEqual([]);
  });

  it('does not reach services the stack has not', () => {
    expect(blastRadiusProblems(withSealed({ faults: [{ ...fault, target: 'host' }] }), tinyStack())).toEqual([
      'fault f1 is aimed at "host"; the services of tiny are web, db',
    ]);
  });

  it('does not reach further by a decoy', () => {
    const decoys = [{ ...fault, id: 'd1', target: '../db' }];
    expect(blastRadiusProblems(withSealed({ decoys }), tinyStack())).toHaveLength(1);
  });

  it('takes a permission that was asked for', () => {
    expect(() => assertBlastRadius({ ...scenario, permissions: ['exec-in-target'] }, tinyStack())).toThrow(
      expect.objectContaining({
        code: 'BLAST_RADIUS',
        message:
          'scenario tiny-outage: fault f1 (service.stop) takes the permission restart-target, which is not asked for',
      }),
    );
  });

  it('is that of its own stack only', () => {
    expect(blastRadiusProblems({ ...scenario, stack: 'other' }, tinyStack())).toEqual([
      'is made for stack other, not for tiny',
    ]);
  });
});
