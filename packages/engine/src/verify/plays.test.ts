import { tinyScenario } from '@chaos-engine/testkit';
import { describe, expect, it } from 'vitest';
import { playKinds, promisedPlays } from './plays.ts';

const steps = [{ service: 'web', argv: ['true'], exit: 0, timeoutMs: 1_000 }];
const play = (id: string) => ({ id, title: id, steps });
const { sealed } = tinyScenario();
const scenario = {
  ...sealed,
  alternatives: [
    { ...play('other-way'), credit: 'full' as const },
    { ...play('half-way'), credit: 'partial' as const },
  ],
  wrongMoves: [{ ...play('trap'), harm: 'much', expect: 'data-loss' as const }],
};
const cheats = [{ ...play('fake'), why: 'users notice' }];

describe('the plays of a scenario', () => {
  it('promise what their author says of them, and a cheat nothing', () => {
    const promises = promisedPlays(scenario, cheats, playKinds).map(({ id, promise }) => [id, promise]);
    expect(promises).toEqual([
      ['other-way', 'durable'],
      ['half-way', 'partial'],
      ['trap', 'data-loss'],
      ['fake', 'gains-nothing'],
    ]);
  });

  it('are only those of the kinds asked for', () => {
    expect(promisedPlays(scenario, cheats, ['wrong-moves']).map(({ id }) => id)).toEqual(['trap']);
    expect(promisedPlays(scenario, cheats, ['solution'])).toEqual([]);
  });

  it('are none in a quiet round: there is no incident to be in the middle of', () => {
    expect(promisedPlays({ ...scenario, faults: [] }, cheats, playKinds)).toEqual([]);
  });
});
