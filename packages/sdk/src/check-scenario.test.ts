import { stackSchema } from '@chaos-engine/core';
import { describe, expect, it } from 'vitest';
import { tinyScenario } from '../test/tiny-scenario.ts';
import { tinyStack } from '../test/tiny-stack.ts';
import { compileScenario } from './compile-scenario.ts';
import type { ScenarioDefinition } from './define-scenario.ts';
import { problemLine } from './problem.ts';

const stack = stackSchema.parse(tinyStack);
const sound = tinyScenario();
const [fault] = sound.faults;

/** `S004 alerts[0]: ...` of a sound scenario with `change` laid over it, past the compiler. */
function problems(change: Record<string, unknown>): readonly string[] {
  const compiled = compileScenario({ ...sound, ...change } as unknown as ScenarioDefinition, stack);
  return compiled.ok
    ? []
    : compiled.problems.map((problem) => problemLine({ ...problem, file: '', line: 0 }).replace(':0 ', ''));
}

describe('a scenario', () => {
  it('is sound when nothing is wrong with it', () => {
    expect(problems({})).toEqual([]);
  });

  it('S001 has the shape of a manifest', () => {
    expect(problems({ solution: undefined })).toEqual([
      'S001 solution: invalid input: expected object, received undefined',
    ]);
    expect(problems({ difficulty: 9 })).toEqual([expect.stringMatching(/^S001 difficulty: too big/)]);
  });

  it('S002 uses services of its stack', () => {
    expect(problems({ faults: [{ ...fault, target: 'bd' }] })).toEqual([
      'S002 faults[0].target: no service of tiny "bd"; known: web, db; write "db"',
    ]);
    expect(problems({ truth: { ...sound.truth, components: [{ service: 'cache' }] } })).toEqual([
      'S002 truth.components[0].service: no service of tiny "cache"; known: web, db',
    ]);
  });

  it('S003 and S004 uses journeys and alerts of its stack', () => {
    expect(problems({ truth: { ...sound.truth, impact: ['brows'] } })).toEqual([
      'S003 truth.impact[0]: no judged journey of tiny "brows"; known: browse; write "browse"',
    ]);
    expect(problems({ alerts: ['browse-fail'] })).toEqual([
      'S004 alerts[0]: no alert of tiny "browse-fail"; known: browse-fails; write "browse-fails"',
    ]);
  });

  it('S005 and S006 uses fault kinds with their parameters', () => {
    expect(problems({ faults: [{ ...fault, kind: 'flag.sett' }] })[0]).toMatch(
      /^S005 faults\[0\].kind: .* write "flag.set"$/,
    );
    const wrong = problems({
      faults: [{ ...fault, kind: 'flag.set', with: { flag: 'speed', value: 3, by: 'web team' } }],
    });
    expect(wrong).toEqual([expect.stringMatching(/^S006 faults\[0\]\.with\.value: flag\.set does not take this/)]);
  });

  it('S007 begins every fault some time', () => {
    const waiting = (id: string, other: string) => ({ ...fault, id, after: other });
    expect(problems({ faults: [waiting('a1', 'b1'), waiting('b1', 'a1')] })).toEqual([
      'S007 faults[0].after: a1 waits for b1 waits for a1: none of them ever begins',
      'S007 faults[1].after: b1 waits for a1 waits for b1: none of them ever begins',
    ]);
    expect(problems({ faults: [fault, waiting('f2', 'f3')] })).toEqual([
      'S007 faults[1].after: no fault "f3"; known: f1; write "f1"',
    ]);
    expect(problems({ faults: [{ ...fault, waitMs: [9, 3] }] })).toEqual([
      'S007 faults[0].waitMs: write [3, 9]: the shorter wait first',
    ]);
  });

  it('S009 has three hints with rising price', () => {
    const [first, second, third] = sound.hints;
    expect(problems({ hints: [first, second] })).toEqual(['S009 hints: 2 instead of 3']);
    expect(problems({ hints: [second, first, third] })).toEqual([
      'S009 hints[1].level: orientation costs no more than component before it; in order of price: orientation, area, component, procedure',
    ]);
  });

  it('S010 does not name the cause where players read before the round', () => {
    expect(problems({ title: 'Hardware is broken' })).toEqual([
      expect.stringMatching(/^S010 title: the title says "hardware"/),
    ]);
    expect(problems({ tags: ['storage'] })).toEqual([expect.stringMatching(/^S010 tags\[0\]/)]);
    const flag = { ...fault, kind: 'flag.set', with: { flag: 'log_level', value: 'debug', by: 'web team' } };
    expect(problems({ faults: [flag], summary: 'Somebody turned on debug.' })).toEqual([
      expect.stringMatching(/^S010 summary: the summary says "debug"/),
    ]);
    expect(problems({ faults: [flag], summary: 'The web team sees errors.' })).toEqual([]);
  });

  it('S011 leaves nothing in the sandbox that says what it is for', () => {
    expect(problems({ durability: [{ service: 'db', argv: ['touch', '/tmp/chaos'], title: 'again' }] })).toEqual([
      'S011 durability[0].argv: players can see this; find another word for "chaos"',
    ]);
  });

  it('S012 knows a right answer and tries a fix once more', () => {
    expect(problems({ truth: { ...sound.truth, impact: [] } })).toEqual([
      'S012 truth.impact: is empty; no answer of a player could be right',
    ]);
    expect(problems({ durability: [] })).toEqual([
      'S012 durability: nothing provokes the trigger again, so any restart would pass',
    ]);
    expect(problems({ truth: { ...sound.truth, components: [{ service: 'db', facet: 'edge' }] } })).toEqual([
      'S012 truth.components[0]: an edge has two ends; add `to`',
    ]);
  });

  it('S013 has a par that a person can reach', () => {
    expect(problems({ par: { ...sound.par, detectMs: 5_000 } })).toEqual([expect.stringMatching(/^S013 par.detectMs/)]);
    expect(problems({ par: { ...sound.par, downtimeMin: 40 } })).toEqual([
      expect.stringMatching(/^S013 par.downtimeMin/),
    ]);
  });

  it('S014 expects users to stay well when there is no fault, and not otherwise', () => {
    expect(problems({ selftest: { noop: 'healthy' } })).toEqual([expect.stringMatching(/^S014 selftest.noop/)]);
    const quiet = { faults: [], hints: [], durability: [], truth: { ...sound.truth, impact: [] } };
    expect(problems(quiet)).toEqual(['S014 selftest.noop: without faults users stay well; write "healthy"']);
    expect(problems({ ...quiet, selftest: { noop: 'healthy' } })).toEqual([]);
  });

  it('S015 uses an id once', () => {
    expect(problems({ faults: [fault, fault] })).toEqual(['S015 faults[1].id: "f1" is taken; find another']);
  });

  it('asks for the permissions its faults take', () => {
    const compiled = compileScenario(sound, stack);
    expect(compiled.ok && compiled.scenario.permissions).toEqual(['restart-target']);
  });
});
