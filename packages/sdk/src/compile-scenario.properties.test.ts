import { canonicalJson, drawPlan, drawScenario, scenarioSchema, stackSchema } from '@chaos-engine/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinyScenario } from '../test/tiny-scenario.ts';
import { tinyStack } from '../test/tiny-stack.ts';
import { checks } from './checks.ts';
import { type Compiled, compileScenario } from './compile-scenario.ts';
import type { ScenarioDefinition } from './define-scenario.ts';

type Definition = ScenarioDefinition<typeof tinyStack>;

const installed = stackSchema.parse(tinyStack);
const compile = (definition: unknown): Compiled => compileScenario(definition as ScenarioDefinition, installed);

const slug = fc.stringMatching(/^[a-z][a-z0-9-]{1,20}$/);
const words = fc.array(fc.constantFrom('pages', 'fail', 'again', 'people', 'wait', 'nobody', 'pays'), {
  minLength: 1,
  maxLength: 8,
});
const sentence = words.map((all) => `${all.join(' ')}.`);
const wait = fc
  .tuple(fc.nat(120_000), fc.nat(120_000))
  .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
const command = fc.record({
  service: fc.constant('db' as const),
  argv: fc.tuple(fc.constantFrom('true', 'start', 'test'), sentence),
  timeoutMs: fc.integer({ min: 1, max: 300_000 }),
});
const plays = fc
  .uniqueArray(slug, { maxLength: 6 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({ id: fc.constant(id), title: sentence, steps: fc.array(command, { minLength: 1, maxLength: 3 }) }),
      ),
    ),
  );
const faults = fc.uniqueArray(slug, { minLength: 1, maxLength: 8 }).chain((ids) =>
  fc.tuple(
    ...ids.map((id, i) =>
      fc.record({
        id: fc.constant(id),
        kind: fc.constantFrom('service.stop' as const, 'service.freeze' as const),
        target: fc.constant('db' as const),
        with: fc.constant({}),
        waitMs: wait,
        after: i === 0 ? fc.constant(undefined) : fc.option(fc.constantFrom(...ids.slice(0, i)), { nil: undefined }),
      }),
    ),
  ),
);

/** Any sound scenario of this shape. */
const sound: fc.Arbitrary<Definition> = fc
  .record({ id: slug, title: sentence, summary: sentence, difficulty: fc.integer({ min: 1, max: 5 }), faults, plays })
  .map(({ plays: all, faults: steps, ...rest }) =>
    tinyScenario({
      ...rest,
      faults: steps as Definition['faults'],
      solution: { ...tinyScenario().solution, id: 'the-way-out-of-it' },
      alternatives: all.map((play, i) => ({ ...play, credit: i % 2 === 0 ? ('full' as const) : ('partial' as const) })),
    }),
  );

describe('any sound scenario', () => {
  it('compiles without a word, to the same bytes each time', () => {
    fc.assert(
      fc.property(sound, (definition) => {
        const compiled = compile(definition);
        expect(compiled).toMatchObject({ ok: true, warnings: [] });
        if (!compiled.ok) return;
        const again = compile(structuredClone(definition));
        expect(again.ok && again.digest).toBe(compiled.digest);
        expect(canonicalJson(scenarioSchema.parse(JSON.parse(compiled.canonical)))).toBe(compiled.canonical);
      }),
    );
  });

  it('is played the same way from the same seed', () => {
    fc.assert(
      fc.property(sound, fc.string(), (definition, seed) => {
        const compiled = compile(definition);
        if (!compiled.ok) throw new Error('not sound');
        const plan = drawPlan(drawScenario(compiled.scenario, seed), seed);
        expect(drawPlan(scenarioSchema.parse(JSON.parse(compiled.canonical)), seed)).toEqual(plan);
        for (const [i, { waitMs }] of plan.faults.entries()) {
          const [least = 0, most = 0] = definition.faults[i]?.waitMs ?? [];
          expect(waitMs).toBeGreaterThanOrEqual(least);
          expect(waitMs).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});

type Path = readonly (string | number)[];

/** Every place of a definition. */
function placesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

/** A copy with something else at one place. */
function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  const inner = replaced((value as Record<string, unknown>)[first], rest, by);
  return Array.isArray(value) ? value.with(Number(first), inner) : { ...(value as object), [first]: inner };
}

function refused(definition: unknown): readonly string[] {
  const began = performance.now();
  const compiled = compile(definition);
  expect(performance.now() - began).toBeLessThan(1_000);
  if (compiled.ok) return [];
  for (const { code, path, message } of compiled.problems) {
    expect(Object.keys(checks)).toContain(code);
    expect(path.every((part) => ['string', 'number'].includes(typeof part))).toBe(true);
    expect(message).not.toBe('');
    expect(message.length).toBeLessThan(5_000);
  }
  return compiled.problems.map(({ code, path }) => `${code} ${path.join('.')}`);
}

const definition = tinyScenario();
const places = placesOf(definition).filter((path) => path.length > 0);
const [fault] = definition.faults;
const nested = (depth: number): unknown => Array.from({ length: depth }).reduce((inner) => ({ inner }), {});
const circle: Record<string, unknown> = {};
circle.again = circle;

describe('whatever else is written', () => {
  it('is refused with a code and a place, and never with a crash', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...places), anything, (path, garbage) => {
        refused(replaced(definition, path, garbage));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each<[string, unknown, string]>([
    ['an unknown kind', { faults: [{ ...fault, kind: 'service.melt' }] }, 'S005 faults.0.kind'],
    ['an unbound service', { faults: [{ ...fault, target: 'elsewhere' }] }, 'S002 faults.0.target'],
    ['a fault that waits for itself', { faults: [{ ...fault, after: 'f1' }] }, 'S007 faults.0.after'],
    ['a number below its range', { difficulty: 0 }, 'S001 difficulty'],
    ['a huge number', { maxImpactDelayMs: 1e300 }, 'S001 maxImpactDelayMs'],
    ['no number', { minutes: Number.NaN }, 'S001 minutes'],
    ['a text of ten megabytes', { briefing: 'a'.repeat(10_000_000) }, 'S001 briefing'],
    [
      'a parameter of ten megabytes',
      { faults: [{ ...fault, with: { a: 'a'.repeat(10_000_000) } }] },
      'S001 faults.0.with.a',
    ],
    ['half a surrogate pair', { title: '\ud800' }, 'S001 title'],
    ['deep nesting', { faults: [{ ...fault, with: nested(100_000) }] }, 'S001 faults.0.with.inner.inner.inner'],
    ['a circle', { par: circle }, 'S001 par.again.again.again.again.again'],
    ['a list of a billion holes', { tags: new Array(1_000_000_000) }, 'S001 tags'],
    ['a hundred thousand values', { faults: [{ ...fault, with: Array(49_000).fill([1, 2]) }] }, 'S001 '],
    ['a function', { debrief: () => 'now' }, 'S001 debrief'],
    ['a big integer', { minutes: 5n }, 'S001 minutes'],
    ['an instance', { with: new Map() }, 'S001 with'],
    ['no faults at all', { faults: null }, 'S001 faults'],
    ['no stack', { stack: undefined }, 'S001 stack'],
    ['no variants', { variants: 3 }, 'S001 variants'],
    ['a range upside down', { variants: { ms: { between: [9, 1] } } }, 'S001 variants.ms.between'],
    ['a draw from nothing', { variants: { node: { oneOf: [] } } }, 'S001 variants.node.oneOf'],
    ['an unknown field', { chaos: true }, 'S001 '],
  ])('%s is one of them', (_, change, place) => {
    expect(refused({ ...definition, ...(change as object) })).toContain(place);
  });

  it.each([null, undefined, 1, 'a', [], () => 1])('not even an object: %s', (value) => {
    expect(refused(value)).not.toEqual([]);
  });
});
