import { describe, expect, it } from 'vitest';
import { parseAsciicast, replaySteps } from './asciicast.ts';

const v3 = [
  '{"version":3,"term":{"cols":100,"rows":28}}',
  '[1.5,"o","$ "]',
  '[0.5,"o","ls"]',
  '[1,"r","80x24"]',
  '[2,"o","done"]',
].join('\n');

describe('a recorded terminal', () => {
  it('adds up the distances of version 3', () => {
    const { cols, rows, events } = parseAsciicast(v3);
    expect([cols, rows]).toEqual([100, 28]);
    expect(events.map(({ type, atMs }) => [type, atMs])).toEqual([
      ['output', 1_500],
      ['output', 2_000],
      ['resize', 3_000],
      ['output', 5_000],
    ]);
  });

  it('takes the times of version 2 as they are', () => {
    const { events } = parseAsciicast('{"version":2,"width":80,"height":24}\n[1.5,"o","a"]\n[2,"o","b"]');
    expect(events.map(({ atMs }) => atMs)).toEqual([1_500, 2_000]);
  });

  it('plays up to where it was cut off', () => {
    expect(parseAsciicast(`${v3}\n[1,"o","unfin`).events).toHaveLength(4);
    expect(parseAsciicast('').events).toEqual([]);
  });

  it('goes on from where the screen is, and starts anew to go back', () => {
    const recording = parseAsciicast(v3);
    expect(replaySteps(recording, 1_500, 2_500)).toMatchObject({ reset: false, events: [{ data: 'ls' }] });
    expect(replaySteps(recording, 5_000, 1_600)).toMatchObject({ reset: true, events: [{ data: '$ ' }] });
    expect(replaySteps(recording, null, 10_000).events).toHaveLength(4);
  });
});
