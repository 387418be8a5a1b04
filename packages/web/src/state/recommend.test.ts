import type { ScenarioCard } from '@chaos-engine/protocol';
import { expect, it } from 'vitest';
import { recommend } from './recommend.ts';

const card = (id: string, change: Partial<ScenarioCard>) =>
  ({
    id,
    tags: [],
    difficulty: 1,
    minutes: 10,
    playable: true,
    plays: 0,
    best: null,
    ...change,
  }) as unknown as ScenarioCard;

it('the easiest scenario not yet played is recommended first', () => {
  const cards = [card('hard', { difficulty: 4 }), card('easy', {}), card('known', { plays: 2, best: 900 })];
  expect(recommend(cards)?.id).toBe('easy');
});

it('a scenario meant to be the first comes before a shorter one', () => {
  expect(recommend([card('quiet', { minutes: 8 }), card('first', { tags: ['first-round'], minutes: 12 })])?.id).toBe(
    'first',
  );
});

it('once all are played, the one with most to win is', () => {
  expect(recommend([card('a', { plays: 1, best: 900 }), card('b', { plays: 1, best: 300 })])?.id).toBe('b');
});

it('what cannot be played is never recommended', () => {
  expect(recommend([card('a', { playable: false })])).toBeNull();
});
