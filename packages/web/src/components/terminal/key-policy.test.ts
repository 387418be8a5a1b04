import { describe, expect, it } from 'vitest';
import { isMultiLine, ownerOf, type TerminalKey } from './key-policy.ts';

const press = (key: string, change: Partial<TerminalKey> = {}): TerminalKey => ({
  key,
  code: '',
  ctrlKey: false,
  shiftKey: false,
  metaKey: false,
  altKey: false,
  type: 'keydown',
  ...change,
});
const plain = { hasSelection: false, tabMovesFocus: false };
const selected = { ...plain, hasSelection: true };

describe('a key in a terminal', () => {
  it('Ctrl+C interrupts, or copies when something is selected', () => {
    expect(ownerOf(press('c', { ctrlKey: true }), plain)).toBe('shell');
    expect(ownerOf(press('c', { ctrlKey: true }), selected)).toBe('copy');
    expect(ownerOf(press('c', { metaKey: true }), selected)).toBe('copy');
  });

  it('Ctrl+V, Cmd+V and Shift+Insert paste: the browser does, the shell gets no ^V', () => {
    const pastes = [press('v', { ctrlKey: true }), press('v', { metaKey: true }), press('Insert', { shiftKey: true })];
    expect(pastes.map((one) => ownerOf(one, plain))).toEqual(['page', 'page', 'page']);
  });

  it('the leader and F6 always lead out', () => {
    expect(ownerOf(press(';', { ctrlKey: true, code: 'Semicolon' }), plain)).toBe('page');
    expect(ownerOf(press('F6', { shiftKey: true }), plain)).toBe('page');
  });

  it('Tab completes, unless it was chosen to move the focus', () => {
    expect(ownerOf(press('Tab'), plain)).toBe('shell');
    expect(ownerOf(press('Tab'), { ...plain, tabMovesFocus: true })).toBe('page');
  });

  it('everything else is for the shell', () => {
    const others = [
      press('a'),
      press('r', { ctrlKey: true }),
      press('f', { ctrlKey: true }),
      press('Escape'),
      press('v', { altKey: true }),
    ];
    expect(new Set(others.map((one) => ownerOf(one, plain)))).toEqual(new Set(['shell']));
  });
});

it('a paste of several lines is asked about, one line with its end is not', () => {
  expect([isMultiLine('ls\npwd'), isMultiLine('ls\n'), isMultiLine('ls')]).toEqual([true, false, false]);
});
