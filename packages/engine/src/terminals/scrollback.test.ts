import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScrollback } from './scrollback.ts';

test('the scrollback keeps the newest bytes, whatever the sizes they came in', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 64 }),
      fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 30 }),
      (capacity, chunks) => {
        const scrollback = createScrollback(capacity);
        const all: number[] = [];
        for (const chunk of chunks) {
          scrollback.append(chunk);
          all.push(...chunk);
          expect(scrollback.end).toBe(all.length);
          expect(scrollback.start).toBe(Math.max(0, all.length - capacity));
          expect([...scrollback.read(scrollback.start, Infinity)]).toEqual(all.slice(scrollback.start));
        }
      },
    ),
  );
});

test('it grows up to its capacity without losing a byte', () => {
  const scrollback = createScrollback(256 * 1024);
  const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251);
  for (let at = 0; at < bytes.length; at += 1_000) scrollback.append(bytes.subarray(at, at + 1_000));
  expect(scrollback.start).toBe(300_000 - 256 * 1024);
  expect(Buffer.compare(scrollback.read(scrollback.start, Infinity), bytes.subarray(scrollback.start))).toBe(0);
});

test('asking for bytes that are gone is an error, not other bytes', () => {
  const scrollback = createScrollback(4);
  scrollback.append(Uint8Array.of(1, 2, 3, 4, 5));
  expect(() => scrollback.read(0, 1)).toThrow(/byte 0 is not in 1\.\.5/);
});
