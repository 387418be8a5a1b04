import { scenarioSchema } from '@chaos-engine/core';
import { describe, expect, it } from 'vitest';
import { parseDatabase } from './database.ts';
import { antibodyChecksOf, classesOf, incidentsLike, incidentsLikeScenario, scenariosTraining } from './training.ts';

const database = parseDatabase();
const truth = scenarioSchema.shape.sealed.shape.truth;
const scenario = (id: string, ...mechanisms: readonly string[]) => ({
  id,
  sealed: { truth: truth.parse({ impact: [], components: [], mechanism: mechanisms, object: [], trigger: [] }) },
});

describe('which class a scenario trains', () => {
  it('is what the catalogue says, whatever else would be accepted as an answer', () => {
    const stampede = scenario('a09-cache-stampede', 'config-or-policy-push', 'feedback-loop-metastable');
    expect(classesOf(database, stampede)).toEqual(['feedback-loop-metastable']);
  });

  it('is the first mechanism of each cause for a scenario that is not in it, and nothing for a quiet round', () => {
    expect(classesOf(database, scenario('x01-own', 'network-fault', 'third-party-dependency'))).toEqual([
      'network-fault',
    ]);
    expect(classesOf(database, scenario('q01-quiet-night'))).toEqual([]);
  });
});

it('a class knows its scenarios, and a scenario what to look for afterwards', () => {
  expect(scenariosTraining(database, 'time-or-expiry').map(({ id }) => id)).toEqual([
    'd31-expired-internal-cert',
    'd32-clock-skew',
  ]);
  expect(antibodyChecksOf(database, 'a09-cache-stampede').map(({ id }) => id)).toEqual([
    'AB027',
    'AB028',
    'AB029',
    'AB030',
  ]);
});

describe('incidents like a scenario', () => {
  it('are first those it is modelled on, then others of its class', () => {
    const found = incidentsLikeScenario(database, scenario('a09-cache-stampede', 'feedback-loop-metastable'));
    const modelledOn = database.scenarios.find(({ id }) => id === 'a09-cache-stampede')?.modelledOn ?? [];
    expect(
      found
        .slice(0, modelledOn.length)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...modelledOn].sort());
    expect(new Set(found.slice(modelledOn.length).map(({ cause }) => cause))).toEqual(
      new Set(['feedback-loop-metastable']),
    );
  });

  it('are none for a quiet round', () => {
    expect(incidentsLikeScenario(database, scenario('q01-quiet-night'))).toEqual([]);
  });
});

it('incidents like another share its cause, and those that share most come first', () => {
  const [wanted] = database.incidents.filter(({ organisation }) => organisation === 'Basecamp').slice(1);
  if (!wanted) throw new Error('Basecamp is gone');
  const alike = incidentsLike(database, wanted);
  expect(new Set(alike.map(({ cause }) => cause))).toEqual(new Set([wanted.cause]));
  expect(alike).not.toContain(wanted);
  expect(alike[0]).toMatchObject({ role: wanted.role, symptom: wanted.symptom });
});
