import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../test/problems-of.ts';

describe('S016', () => {
  it('finds texts of the starter', () => {
    expect(problemsOf({ title: '[[Old]]', debrief: 'Mine. [[Its]] own, and [[its]] next.' })).toEqual([
      'S016 title: "Old" is the starter\'s; write your own, without [[ ]]',
      'S016 debrief: "Its", and 1 more is the starter\'s; write your own, without [[ ]]',
    ]);
  });

  it('leaves a test of the shell alone', () => {
    expect(problemsOf({ debrief: 'Write `[[ -f x ]] && rm x`.' })).toEqual([]);
  });
});
