import { expect, test } from 'vitest';
import { incompleteTail } from './utf8-tail.ts';

test.each(['a', 'é', '—', '🚀'])('every cut of %s leaves what is not complete', (character) => {
  const bytes = Buffer.from(`x${character}`);
  for (let size = 1; size < bytes.length; size++) expect(incompleteTail(bytes.subarray(0, size))).toBe(size - 1);
  expect(incompleteTail(bytes)).toBe(0);
});

test('bytes that are no text are not waited for', () => {
  for (const bytes of [[0x80, 0x80, 0x80, 0x80], [0xff], [0xf8, 0x80], []]) {
    expect(incompleteTail(Uint8Array.from(bytes))).toBe(0);
  }
});
