import type { ProbeResult } from '@chaos-engine/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAggregate, type SecondOfUsers } from './aggregate.ts';

const good = (ms = 5): ProbeResult => ({ good: true, ms });
const bad: ProbeResult = { good: false, ms: null, why: 'status 503' };

function aggregate(...journeys: string[]) {
  const reports: SecondOfUsers[] = [];
  return { reports, ...createAggregate(journeys, (report) => reports.push(report)) };
}

test('the report of a second waits for its slowest probe, and holds up those behind it', () => {
  const a = aggregate('browse', 'buy');
  a.openTick(0);
  a.probeStarted(0);
  a.openTick(1);
  a.probeStarted(1);
  a.probeFinished(1, 'buy', good());
  a.openTick(2);
  expect(a.reports).toEqual([]);
  a.probeFinished(0, 'browse', bad);
  expect(a.reports.map(({ tick, results }) => [tick, results])).toEqual([
    [0, { browse: bad }],
    [1, { buy: good() }],
  ]);
});

test('a second without a probe is reported as such when it is over', () => {
  const a = aggregate('browse');
  a.openTick(4);
  expect(a.reports).toEqual([]);
  a.openTick(9);
  expect(a.reports).toMatchObject([{ tick: 4, results: {} }]);
});

test('load counts when it happens, per journey and in total', () => {
  const a = aggregate('browse', 'buy');
  a.openTick(0);
  a.loadSent('browse');
  a.loadSent('browse');
  a.loadSent('buy');
  a.loadFinished('browse', good(10));
  a.openTick(1);
  a.loadFinished('browse', bad);
  a.loadFinished('buy', { good: false, ms: 900, why: 'slower than 300 ms' });
  a.openTick(2);
  expect(a.reports[0]).toMatchObject({
    load: { sent: 3, ok: 1, failed: 0 },
    perJourney: { browse: { sent: 2, ok: 1 }, buy: { sent: 1, ok: 0, failed: 0, p95Ms: null } },
  });
  expect(a.reports[1]).toMatchObject({ load: { sent: 0, ok: 1, failed: 1 }, perJourney: { browse: { failed: 1 } } });
  expect(a.reports[1]?.load.p95Ms).toBeGreaterThan(880);
});

test('of several probes of a journey in one second the worst counts', () => {
  const a = aggregate('browse');
  a.openTick(0);
  for (const result of [good(3), bad, good(9)]) {
    a.probeStarted(0);
    a.probeFinished(0, 'browse', result);
  }
  a.openTick(1);
  expect(a.reports[0]?.results).toEqual({ browse: bad });
});

test('every started probe is reported exactly once, in the second it started, in order', () => {
  const probes = fc.array(fc.record({ tick: fc.nat(20), journey: fc.constantFrom('a', 'b', 'c'), takes: fc.nat(6) }));
  fc.assert(
    fc.property(probes, (all) => {
      const started = new Map(all.map((probe) => [`${probe.tick}/${probe.journey}`, probe]));
      const agg = aggregate('a', 'b', 'c');
      for (let tick = 0; tick <= 28; tick += 1) {
        agg.openTick(tick);
        for (const probe of started.values()) if (probe.tick === tick) agg.probeStarted(tick);
        for (const probe of started.values()) {
          if (probe.tick + probe.takes === tick) agg.probeFinished(probe.tick, probe.journey, good(probe.takes + 1));
        }
      }
      expect(agg.reports.map(({ tick }) => tick)).toEqual(Array.from({ length: 28 }, (_, tick) => tick));
      const reported = agg.reports.flatMap(({ tick, results }) => Object.keys(results).map((id) => `${tick}/${id}`));
      expect(reported.sort()).toEqual([...started.keys()].sort());
    }),
  );
});
