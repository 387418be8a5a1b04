import { drawScenario, stackSchema } from '@chaos-engine/core';
import { describe, expect, it } from 'vitest';
import { problemsOf } from '../test/problems-of.ts';
import { tinyScenario } from '../test/tiny-scenario.ts';
import { tinyStack } from '../test/tiny-stack.ts';
import { bash } from './authoring.ts';
import { compileScenario } from './compile-scenario.ts';
import { between, oneOf, places, when } from './places.ts';

const variants = {
  node: oneOf({ here: 'web', other: 'db' }, { here: 'db', other: 'web' }),
  wait: between(1_000, 9_000),
  noise: oneOf(true, false),
};
const v = places(variants);
const [, , procedure] = tinyScenario().hints;

/** Stops one of the two services; the other one may be frozen for a decoy. */
const varied = tinyScenario({
  variants,
  hints: [
    { level: 'area', text: 'Which of the two is it?' },
    { level: 'component', text: `It is ${v.node.here}.` },
    procedure as never,
  ],
  faults: [{ id: 'f1', kind: 'service.stop', target: v.node.here, with: {}, waitMs: [v.wait, 9_000] }],
  decoys: [when(v.noise, { id: 'd1', kind: 'service.freeze', target: v.node.other, with: {}, waitMs: [0, 0] })],
  truth: {
    ...tinyScenario().truth,
    components: [{ service: v.node.here }],
    object: [{ service: v.node.here, key: 'process' }],
  },
  durability: [{ ...bash(v.node.here, 'true'), title: 'Still there' }],
  solution: { id: 'start-it', title: 'Start it', steps: [bash('web', `start ${v.node.here}`)] },
  debrief: 'It was {{node.here}} this time.',
});

const compiled = compileScenario(varied, stackSchema.parse(tinyStack));
const rounds = Array.from({ length: 40 }, (_, i) => {
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return drawScenario(compiled.scenario, `round-${i}`);
});

describe('a scenario with variants', () => {
  it('is closed data, places and all', () => {
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
    expect(compiled.warnings).toEqual([]);
    expect(JSON.parse(compiled.canonical)).toEqual(compiled.scenario);
    expect(compiled.scenario.sealed).toMatchObject({
      faults: [{ target: { $draw: 'node.here' }, waitMs: [{ $draw: 'wait' }, 9_000] }],
      decoys: [{ $when: 'noise', item: { target: { $draw: 'node.other' } } }],
      solution: { steps: [{ argv: ['bash', '-lc', 'start {{node.here}}'] }] },
    });
  });

  it('is a plain one in each round, whose parts agree', () => {
    for (const { hints, sealed } of rounds) {
      const [fault] = sealed.faults;
      const target = fault?.target ?? '';
      expect(sealed.truth.components).toEqual([{ service: target, facet: 'container' }]);
      expect(sealed.solution.steps[0]?.argv.at(-1)).toBe(`start ${target}`);
      expect(sealed.debrief).toBe(`It was ${target} this time.`);
      expect(hints[1]?.text).toBe(`It is ${target}.`);
      expect(fault?.waitMs[0]).toBeGreaterThanOrEqual(1_000);
      for (const decoy of sealed.decoys ?? []) expect(decoy.target).not.toBe(target);
      expect(JSON.stringify([hints, sealed])).not.toMatch(/\$draw|\$when|\{\{/);
    }
  });

  it('is not the same in every round, and costs the same in each', () => {
    expect(new Set(rounds.map(({ sealed }) => sealed.faults[0]?.target))).toEqual(new Set(['web', 'db']));
    expect(new Set(rounds.map(({ sealed }) => sealed.decoys?.length))).toEqual(new Set([0, 1]));
    expect(new Set(rounds.map(({ sealed }) => JSON.stringify(sealed.par))).size).toBe(1);
  });

  it('has its permissions from all that may be drawn', () => {
    expect(compiled.ok && compiled.scenario.permissions).toEqual(['restart-target']);
  });
});

describe('S023', () => {
  const changed = (change: Readonly<Record<string, unknown>>) => problemsOf({ ...varied, ...change });

  it('finds a place that nothing is drawn for', () => {
    expect(changed({ debrief: 'It was {{node.her}}.' })).toEqual([
      'S023 debrief: no place "node.her"; known: node.here, node.other, wait, noise; write "node.here"',
    ]);
    expect(changed({ debrief: 'It was {{node}}.' })).toEqual([expect.stringMatching(/^S023 debrief: no place "node"/)]);
  });

  it('finds a place that is read too early', () => {
    expect(changed({ title: `Where is ${v.node.here}` })).toEqual([
      expect.stringMatching(/^S023 title: \{\{node\.here\}\}/),
    ]);
    expect(changed({ par: { ...varied.par, detectMs: v.wait } })).toEqual([
      expect.stringMatching(/^S023 par\.detectMs: \{\{wait\}\} cannot be drawn here/),
    ]);
  });

  it('leaves texts in double braces alone where nothing is drawn', () => {
    expect(problemsOf({ debrief: 'docker ps --format {{names}}' })).toEqual([]);
  });
});

describe('whatever is drawn', () => {
  it('is checked, and a problem says with what it was seen', () => {
    const two = { ...variants, node: oneOf({ here: 'web', other: 'db' }, { here: 'dbb', other: 'web' }) };
    expect(problemsOf({ ...varied, variants: two })[0]).toMatch(
      /^S002 faults\[0\]\.target: no service of tiny "dbb"; .* \(when node\.here=dbb, node\.other=web, wait=\d+, noise=(true|false) is drawn\)$/,
    );
  });

  it('is refused when one end of a wide range is', () => {
    expect(problemsOf({ ...varied, variants: { ...variants, wait: between(0, 9_001) } })).toEqual([
      expect.stringMatching(/^S007 faults\[0\]\.waitMs: write \[9000, 9001\]/),
    ]);
  });
});
