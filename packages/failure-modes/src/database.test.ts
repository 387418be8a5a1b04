import { mechanisms, triggers as triggerIds } from '@chaos-engine/core';
import { describe, expect, it } from 'vitest';
import { bundled, parseDatabase } from './database.ts';
import { causes, componentRoles, mitigationIds, symptomIds, triggers } from './taxonomy/index.ts';

const database = parseDatabase();
const [incident] = database.incidents;
const [check] = database.antibodyChecks;

describe('the data', () => {
  it('is all there', () => {
    expect({
      incidents: database.incidents.length,
      organisations: new Set(database.incidents.map(({ organisation }) => organisation)).size,
      scenarios: database.scenarios.length,
      antibodyChecks: database.antibodyChecks.length,
    }).toEqual({ incidents: 331, organisations: 96, scenarios: 40, antibodyChecks: 126 });
  });

  it('has closed lists of a known length, with a term for each entry of the lists of core', () => {
    expect([mechanisms, componentRoles, symptomIds, mitigationIds].map(({ length }) => length)).toEqual([
      20, 21, 10, 17,
    ]);
    expect(Object.keys(causes)).toEqual([...mechanisms]);
    expect(Object.keys(triggers)).toEqual([...triggerIds]);
  });

  it('leads to each account by an address, and tells no incident twice', () => {
    expect(database.incidents.filter(({ url }) => !/^https?:\/\/[^/]+\.[a-z]+/.test(url))).toEqual([]);
    const told = database.incidents.map(({ url, summary }) => `${url} ${summary}`);
    expect(new Set(told).size).toBe(told.length);
  });

  it('holds the checks of a scenario to the class of that scenario', () => {
    const classOf = new Map(database.scenarios.map(({ id, cause }) => [id, cause]));
    expect(database.antibodyChecks.filter(({ scenario, cause }) => classOf.get(scenario) !== cause)).toEqual([]);
  });
});

describe('data that is refused', () => {
  it('says which id stands twice', () => {
    expect(() => parseDatabase({ ...bundled, incidents: [incident, incident] })).toThrow('IN001 stands twice');
  });

  it('says which id leads nowhere', () => {
    const antibodyChecks = [{ ...check, scenario: 'a99-nothing' }];
    expect(() => parseDatabase({ ...bundled, antibodyChecks })).toThrow('AB001 belongs to scenario a99-nothing');
    expect(() => parseDatabase({ ...bundled, references: [] })).toThrow('is modelled on RF001, which is neither');
  });

  it('names a class that is not in the list', () => {
    expect(() => parseDatabase({ ...bundled, incidents: [{ ...incident, symptom: 'gloom' }] })).toThrow(
      'crash-or-oom-loop',
    );
  });
});
