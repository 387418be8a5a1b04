import { describe, expect, it } from 'vitest';
import { locate } from './locate.ts';

const source = `import { defineScenario } from 'somewhere';
const steps: readonly string[] = [
  'one',
  'two',
] as const;

export default defineScenario({
  id: 'x',
  solution: {
    steps,
    more: [{ a: 1 }, {
      b: bash('ops', 'true'),
    }],
  },
  ...others,
} satisfies Definition);
`;

describe('locate', () => {
  it.each([
    [['id'], 8],
    [['solution', 'more', 1, 'b'], 12],
    [['solution', 'steps', 1], 4],
    // What cannot be followed has the place of what is around it.
    [['solution', 'more', 1, 'b', 'argv', 0], 12],
    [['elsewhere'], 7],
    [[], 7],
  ])('finds %j on line %i', (path, line) => {
    expect(locate(source, path)).toBe(line);
  });

  it('says line 1 of what is no scenario', () => {
    expect(locate('export const a = 1;', ['id'])).toBe(1);
    expect(locate('}{', ['id'])).toBe(1);
  });
});
