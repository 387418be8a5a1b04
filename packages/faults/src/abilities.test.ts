import { tinyScenario } from '@chaos-engine/testkit';
import { expect, it } from 'vitest';
import { allAbilities, missingAbilities } from './abilities.ts';

const scenario = tinyScenario();
const delay = { id: 'slow', kind: 'net.delay', target: 'web', with: { ms: 100 }, waitMs: [0, 0] };

it('a scenario lacks what its faults and decoys need, also those that are drawn, and nothing else', () => {
  const manifest = { ...scenario, sealed: { ...scenario.sealed, decoys: [{ $when: 'noise', item: delay }] } };
  expect(missingAbilities(scenario, [])).toEqual([]);
  expect(missingAbilities(manifest, allAbilities)).toEqual([]);
  expect(
    missingAbilities(
      manifest,
      allAbilities.filter((ability) => ability !== 'queue'),
    ),
  ).toEqual(['queue']);
});
