import { describe, expect, it } from 'vitest';
import { ago, minutesSeconds, sinceStart, spokenDuration } from './duration.ts';
import { bytes, gaugeValue, latency, percent } from './quantity.ts';

describe('durations', () => {
  it('are minutes and seconds under one hour', () => {
    expect([0, 451_000, 3_599_999, 3_727_000].map(minutesSeconds)).toEqual(['00:00', '07:31', '59:59', '1:02:07']);
  });

  it('of a round count from T', () => {
    expect([sinceStart(191_000), sinceStart(-12_000)]).toEqual(['T+03:11', 'T−00:12']);
  });

  it('are spoken in the unit that fits', () => {
    expect([48_000, 360_000, 3_900_000].map(spokenDuration)).toEqual(['48 s', '6 min', '1 h 5 min']);
    expect(ago(0, 180_000)).toBe('3 minutes ago');
  });
});

describe('quantities', () => {
  it('never round a bad ratio up to a perfect one', () => {
    expect([1, 0.9996, 0.994, 0.07, 0].map(percent)).toEqual(['100 %', '99.96 %', '99.4 %', '7 %', '0 %']);
  });

  it('say their unit', () => {
    expect([latency(212), latency(2_410), latency(null)]).toEqual(['212 ms', '2.41 s', '–']);
    expect([bytes(512), bytes(67_108_864), bytes(1_500)]).toEqual(['512 B', '64.0 MB', '1.5 kB']);
    expect([gaugeValue(0.97, 'ratio'), gaugeValue(null, 'count'), gaugeValue(12_400, 'count')]).toEqual([
      '97 %',
      '–',
      '12.4K',
    ]);
  });
});
