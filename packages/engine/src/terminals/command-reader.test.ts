import { describe, expect, it } from 'vitest';
import { createCommandReader } from './command-reader.ts';

const reading = (...marks: readonly string[]) => {
  const read = createCommandReader();
  return marks.map((mark) => read(`633;E;${mark}`));
};

describe('the commands a shell marks', () => {
  it('are told once each, however often the prompt comes again', () => {
    expect(reading('', '    1  df -h', '    1  df -h', '    2* grep "größe" x ')).toEqual([
      null,
      'df -h',
      null,
      'grep "größe" x',
    ]);
  });

  it('do not include what the history held before', () => {
    expect(reading('  812  rm -rf /', '  813  ls')).toEqual([null, 'ls']);
  });

  it('may be written badly, and are then left out', () => {
    expect(reading('', 'no number', '    1  ', `    2  ${'x'.repeat(2_000)}`)).toEqual([
      null,
      null,
      null,
      'x'.repeat(400),
    ]);
    expect(createCommandReader()('0;a title')).toBeNull();
  });
});
