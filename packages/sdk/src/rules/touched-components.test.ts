import { stackSchema } from '@chaos-engine/core';
import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../test/problems-of.ts';
import { tinyScenario } from '../../test/tiny-scenario.ts';
import { tinyStack } from '../../test/tiny-stack.ts';

const { truth, faults } = tinyScenario();
const blaming = (service: string) => ({ truth: { ...truth, components: [{ service }] } });

describe('S018', () => {
  it('finds a component that nothing was done to', () => {
    expect(problemsOf(blaming('web'))).toEqual([
      'S018 truth.components[0]: no fault touches web; the faults are aimed at db. A service that only suffers is one of neighbours',
    ]);
    expect(problemsOf(blaming('db'))).toEqual([]);
  });

  it('takes the far end of an edge, and what the parameters name', () => {
    expect(problemsOf({ truth: { ...truth, components: [{ service: 'web', facet: 'edge', to: 'db' }] } })).toEqual([]);
    const refused = { ...faults[0], kind: 'net.reject', with: { with: 'web', port: 80 } };
    expect(problemsOf({ ...blaming('web'), faults: [refused] })).toEqual([]);
  });

  it('says nothing of a change made from the operations host for everybody', () => {
    const services = { ...tinyStack.services, ops: { role: 'toolbox', title: 'Ops', about: 'Where you work.' } };
    const flag = {
      ...faults[0],
      kind: 'flag.set',
      target: 'ops',
      with: { flag: 'speed', value: 'on', by: 'web team' },
    };
    expect(problemsOf({ ...blaming('web'), faults: [flag] }, stackSchema.parse({ ...tinyStack, services }))).toEqual(
      [],
    );
  });
});
