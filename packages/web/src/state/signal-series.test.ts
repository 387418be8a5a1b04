import type { Signals } from '@chaos-engine/protocol';
import { describe, expect, it } from 'vitest';
import { createSignalSeries } from './signal-series.ts';

const at = (second: number, ratio = 1, gauges: Signals['gauges'] = {}): Signals => ({
  at: second * 1_000,
  wall: 0,
  journeys: { buy: { good: ratio === 1, ms: ratio === 1 ? 40 : null, ratio } },
  load: { sent: 10, failed: 0, p95Ms: 50 },
  services: {},
  gauges,
});
const now = (flush: () => void) => flush();

describe('the curves of a round', () => {
  it('keep the newest readings in order once the ring is full', () => {
    const series = createSignalSeries(3, now);
    for (const second of [1, 2, 3, 4, 5]) series.push(at(second, second / 10));
    expect(series.times()).toEqual([3, 4, 5]);
    expect(series.column('ratio:buy')).toEqual([0.3, 0.4, 0.5]);
  });

  it('have a gap where there was no reading, also in a curve first heard of late', () => {
    const series = createSignalSeries(3, now);
    series.push(at(1));
    series.push(at(2, 0.5, { queue: 7 }));
    series.push(at(3));
    expect(series.column('ms:buy')).toEqual([40, null, 40]);
    expect(series.column('gauge:queue')).toEqual([null, 7, null]);
    series.push(at(4));
    series.push(at(5));
    expect(series.column('gauge:queue')).toEqual([null, null, null]);
    expect(series.column('gauge:unheard-of')).toEqual([null, null, null]);
  });

  it('do not take a second twice after a lost connection', () => {
    const series = createSignalSeries(10, now);
    series.push(at(1));
    series.replace([at(1), at(2)]);
    series.push(at(2));
    expect(series.times()).toEqual([1, 2]);
    expect(series.latest?.at).toBe(2_000);
  });

  it('tell their listeners as often as the page asks for, not as often as data comes', () => {
    const flushes: (() => void)[] = [];
    const series = createSignalSeries(10, (flush) => void flushes.push(flush));
    let told = 0;
    const leave = series.onChange(() => {
      told += 1;
    });
    series.push(at(1));
    expect(told).toBe(0);
    flushes.forEach((flush) => void flush());
    expect(told).toBe(1);
    leave();
    flushes.forEach((flush) => void flush());
    expect(told).toBe(1);
  });
});
