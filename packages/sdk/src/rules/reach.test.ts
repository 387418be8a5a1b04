import { stackSchema } from '@chaos-engine/core';
import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../test/problems-of.ts';
import { tinyScenario } from '../../test/tiny-scenario.ts';
import { tinyStack } from '../../test/tiny-stack.ts';

const stackWith = (role: string, edges: readonly { from: string; to: string }[] = []) =>
  stackSchema.parse({
    ...tinyStack,
    services: { ...tinyStack.services, cron: { role, title: 'Reports', about: 'Reads at night.' } },
    edges: [...tinyStack.edges, ...edges],
  });
const [fault] = tinyScenario().faults;
const aimed = {
  faults: [{ ...fault, target: 'cron' }],
  truth: { ...tinyScenario().truth, components: [{ service: 'cron' }] },
  solution: { id: 'way-out', title: 'Way out', steps: [{ service: 'cron', argv: ['true'] }] },
};

describe('S017', () => {
  it('asks how users feel what nothing leads to', () => {
    expect(problemsOf(aimed, stackWith('scheduler'))).toEqual([
      'S017 faults[0].target: no edge of tiny leads from web, where users come in, to cron: how do browse feel it?',
    ]);
  });

  it('knows that load goes down an edge as failure comes up, and that all lean on names', () => {
    expect(problemsOf(aimed, stackWith('scheduler', [{ from: 'cron', to: 'db' }]))).toEqual([]);
    expect(problemsOf(aimed, stackWith('dns'))).toEqual([]);
  });
});
