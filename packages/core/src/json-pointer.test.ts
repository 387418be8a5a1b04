import { expect, test } from 'vitest';
import { findAt, parsePointer } from './json-pointer.ts';

const document = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'e^f': 3,
  'g|h': 4,
  'i\\j': 5,
  'k"l': 6,
  ' ': 7,
  'm~n': 8,
  none: null,
};

test.each([
  ['', document],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/c%d', 2],
  ['/e^f', 3],
  ['/g|h', 4],
  ['/i\\j', 5],
  ['/k"l', 6],
  ['/ ', 7],
  ['/m~0n', 8],
  ['/none', null],
])('"%s" finds its value', (text, value) => {
  expect(findAt(document, parsePointer(text))).toEqual([value]);
});

test.each(['/nope', '/foo/2', '/foo/-', '/foo/00', '/foo/length', '/none/x', '/constructor', '/foo/0/0'])(
  '"%s" finds nothing',
  (text) => {
    expect(findAt(document, parsePointer(text))).toEqual([]);
  },
);

test.each(['foo', '/a~2', '/a~'])('"%s" is no pointer', (text) => {
  expect(() => parsePointer(text)).toThrow(`JSON pointer "${text}"`);
});
