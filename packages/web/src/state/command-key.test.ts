import { expect, it } from 'vitest';
import { createCommandKeys } from './command-key.ts';

it('a command sent again before it was answered keeps its key; afterwards it is a new one', () => {
  let made = 0;
  const keys = createCommandKeys(() => `key-${++made}`);
  const command = { type: 'hint.take', index: 0 };
  expect([keys.keyFor(command), keys.keyFor({ ...command })]).toEqual(['key-1', 'key-1']);
  expect(keys.keyFor({ ...command, index: 1 })).toBe('key-2');
  keys.answered(command);
  expect(keys.keyFor(command)).toBe('key-3');
});
