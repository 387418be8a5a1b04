import { describe, expect, it } from 'vitest';
import { advance, clampTo, currentEntry, neighbour, shiftSpeed } from './playhead.ts';

const reel = { from: 0, to: 100_000, activity: [10_000, 60_000] };
const head = { at: 9_000, playing: true, speed: 2, skipIdle: false };

describe('a replay', () => {
  it('plays at its speed and stands at the end', () => {
    expect(advance(head, reel, 500)).toMatchObject({ at: 10_000, playing: true });
    expect(advance({ ...head, at: 99_900 }, reel, 500)).toMatchObject({ at: 100_000, playing: false });
    expect(advance({ ...head, playing: false }, reel, 500).at).toBe(9_000);
  });

  it('jumps over idle stretches to just before something happens, when wished for', () => {
    expect(advance({ ...head, at: 11_000, skipIdle: true }, reel, 100).at).toBe(59_200);
    expect(advance({ ...head, at: 58_000, skipIdle: true }, reel, 100).at).toBe(58_200);
    expect(advance({ ...head, at: 61_000, skipIdle: true }, reel, 100).at).toBe(61_200);
  });

  it('cannot be moved out of its stretch', () => {
    expect([clampTo(reel, -5), clampTo(reel, 1e9)]).toEqual([0, 100_000]);
  });

  it('steps from entry to entry', () => {
    const entries = [{ at: 10 }, { at: 500 }, { at: 900 }];
    expect(neighbour(entries, 10, 1)).toEqual({ at: 500 });
    expect(neighbour(entries, 500, -1)).toEqual({ at: 10 });
    expect(neighbour(entries, 900, 1)).toBeUndefined();
    expect(currentEntry(entries, 899)).toEqual({ at: 500 });
  });

  it('has a fastest and a slowest speed', () => {
    expect([shiftSpeed(1, -1), shiftSpeed(1, 1), shiftSpeed(8, 1)]).toEqual([1, 2, 8]);
  });
});
