import { expect, it } from 'vitest';
import { readAbilities } from './find-abilities.ts';

it('an ability is what was tried and worked', () => {
  expect(readAbilities('drop yes\nnetem no\nqueue yes\n\nhalf')).toEqual(['drop', 'queue']);
});
