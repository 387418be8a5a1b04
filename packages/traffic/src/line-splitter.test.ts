import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLineSplitter } from './line-splitter.ts';

const split = (chunks: readonly string[]) => {
  const lines: string[] = [];
  const take = createLineSplitter((line) => lines.push(line));
  for (const chunk of chunks) take(chunk);
  return lines;
};

test('lines are the same however the stream was cut', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[ab]{1,9}$/)), fc.array(fc.nat(60)), (lines, cuts) => {
      const text = lines.map((line) => `${line}\n`).join('');
      const at = [0, ...cuts.sort((a, b) => a - b), text.length];
      const chunks = at.slice(1).map((end, i) => text.slice(at[i], Math.max(end, at[i] ?? 0)));
      expect(split(chunks)).toEqual(lines);
    }),
  );
});

test('an endless line is dropped whole, and the next is read', () => {
  const part = 'x'.repeat(700_000);
  expect(split([part, part, part, `${part}\nnext\n`])).toEqual(['next']);
});
