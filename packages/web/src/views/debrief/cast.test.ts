import { describe, expect, it } from 'vitest';
import { eventsUntil, parseCast, transcript } from './cast.ts';

const text = [
  '{"version":3,"term":{"cols":100,"rows":30}}',
  '[0.5,"o","$ "]',
  '[1.5,"o","\\u001b[1mls\\u001b[0m\\r\\n"]',
  '[1,"r","120x40"]',
  'torn li',
  '[2,"o","a.log\\r\\n"]',
].join('\n');

describe('a recorded terminal', () => {
  it('lies on the round clock from where it began', () => {
    const { cols, events } = parseCast(text, 10_000);
    expect(cols).toBe(100);
    expect(events.map(({ at }) => at)).toEqual([10_500, 12_000, 13_000, 15_000]);
  });

  it('knows what had happened at any moment', () => {
    const { events } = parseCast(text, 0);
    expect([0, 500, 2_999, 99_999].map((at) => eventsUntil(events, at))).toEqual([0, 1, 2, 4]);
  });

  it('reads as plain text', () => {
    expect(transcript(parseCast(text, 0))).toBe('$ ls\na.log\n');
  });
});
