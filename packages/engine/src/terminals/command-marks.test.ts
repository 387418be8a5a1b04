import { expect, test } from 'vitest';
import { type CommandMark, createCommandMarks } from './command-marks.ts';

const read = (...strings: string[]): CommandMark[] => {
  const toMark = createCommandMarks();
  return strings.map(toMark).filter((mark) => mark !== null);
};

test('a command is told with its line and how it ended', () => {
  expect(read('133;A', '133;B', '633;E;ls -la', '133;C', '133;D;2')).toEqual([
    { type: 'prompt' },
    { type: 'started', command: 'ls -la' },
    { type: 'finished', exitCode: 2 },
  ]);
});

test('semicolons, backslashes and line ends inside a command come back as they were typed', () => {
  expect(read('133;B', '633;E;echo a\\x3b printf "\\\\n"\\x0adone', '133;C')[1]).toEqual({
    type: 'started',
    command: 'echo a; printf "\\n"\ndone',
  });
});

test('a program that prints a command line while it runs is not believed', () => {
  const marks = read('133;B', '633;E;cat notes', '133;C', '633;E;rm -rf /', '133;C', '133;D;0');
  expect(marks.filter(({ type }) => type === 'started')).toEqual([{ type: 'started', command: 'cat notes' }]);
});

test('an empty line at the prompt is no command', () => {
  expect(read('133;B', '133;D', '133;A', '133;B')).toEqual([{ type: 'prompt' }, { type: 'prompt' }]);
});
