import { describe, expect, it } from 'vitest';
import { createSeats, tokenInHash } from './seats.ts';

const memory = (start: Record<string, string> = {}) => {
  const map = new Map(Object.entries(start));
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  };
};

describe('the seats of a browser', () => {
  it('keep the token of each round', () => {
    const seats = createSeats(memory());
    seats.take('r-one', 'secret-1');
    seats.take('r-two', 'secret-2');
    expect(seats.token('r-one')).toBe('secret-1');
    expect(seats.codes()).toEqual(['r-two', 'r-one']);
  });

  it('are empty when the storage holds something else', () => {
    expect(createSeats(memory({ 'chaos.seats': '{"a":' })).codes()).toEqual([]);
    expect(createSeats(memory({ 'chaos.seats': '[["a"],["b","t"]]' })).codes()).toEqual(['b']);
  });

  it('forget the oldest beyond fifty', () => {
    const seats = createSeats(memory());
    for (let i = 0; i < 60; i++) seats.take(`r-${i}`, 't');
    expect(seats.codes()).toHaveLength(50);
    expect(seats.token('r-0')).toBeNull();
  });

  it('can be handed over in the fragment of a link', () => {
    expect(tokenInHash('#token=abc.def')).toBe('abc.def');
    expect(tokenInHash('#debrief')).toBeNull();
  });
});
