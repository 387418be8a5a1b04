import { mechanisms, triggers } from '@chaos-engine/core';
import type { HintView } from '@chaos-engine/protocol';
import { expect, it } from 'vitest';
import { componentWords, mechanismWords, submissionCredit, triggerWords } from './cause-words.ts';
import { remainingMaximum } from './hint-words.ts';

const hint = (cost: number, text: string | null): HintView => ({ level: 'area', cost, text });

it('every mechanism and trigger of the closed lists has words', () => {
  expect(Object.keys(mechanismWords).sort()).toEqual([...mechanisms].sort());
  expect(Object.keys(triggerWords).sort()).toEqual([...triggers].sort());
});

it('a component is said with its facet, an edge with its other end', () => {
  expect(componentWords({ service: 'api-2', facet: 'volume' })).toBe('api-2, its disk or volume');
  expect(componentWords({ service: 'api-1', facet: 'edge', to: 'redis' })).toBe('api-1 → redis');
  expect(componentWords({ service: 'api-1', facet: 'container' })).toBe('api-1');
});

it('each further diagnosis can earn less, the fourth nothing', () => {
  expect([0, 1, 2, 3, 9].map(submissionCredit)).toEqual([1, 0.7, 0.4, 0, 0]);
});

it('a hint says what maximum is left before it is taken', () => {
  expect(remainingMaximum([hint(0.03, 'taken'), hint(0.07, null), hint(0.15, null)])).toEqual({
    now: 970,
    afterNext: 902,
  });
  expect(remainingMaximum([hint(0.03, 'taken')])).toEqual({ now: 970, afterNext: null });
});
