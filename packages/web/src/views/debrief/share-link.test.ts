import { expect, it } from 'vitest';
import { shareLink } from './share-link.ts';

it('a shared debrief opens at its moment, with the right to read it', () => {
  expect(shareLink('http://here', 'r-abc', 312_400, 'secret')).toBe('http://here/r/r-abc?t=312#token=secret');
  expect(shareLink('http://here', 'r-abc', 0, null)).toBe('http://here/r/r-abc?t=0');
});
