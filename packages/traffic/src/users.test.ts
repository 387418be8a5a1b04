import { createManualClock } from '@chaos-engine/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answering, stalling, testJourney } from '../test/test-journey.ts';
import type { SecondOfUsers } from './aggregate.ts';
import type { OutgoingRequest, Send } from './request.ts';
import { maxLoadInFlight, startUsers } from './users.ts';

const browse = testJourney({ loadPerSecond: 20 });
const buy = testJourney({ id: 'buy', loadPerSecond: 3, timeoutMs: 2_000 });

async function watch(send: Send, seconds: number, { journeys = [browse, buy], seed = 's', factor = 1 } = {}) {
  const clock = createManualClock();
  const reports: SecondOfUsers[] = [];
  const ages: number[] = [];
  const users = startUsers({ journeys, seed, sampleEveryMs: 1_000, firstTick: 0 }, clock, send, (second, beganAt) => {
    reports.push(second);
    ages.push(clock.monotonic() - beganAt);
  });
  users.scale('*', factor);
  await clock.advance(seconds * 1_000);
  users.stop();
  return { reports, ages, users, clock };
}

test('a healthy system gives one good sample a second for each journey, in order', async () => {
  const { reports, ages } = await watch(answering(200), 10);
  expect(reports.map(({ tick }) => tick)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const { results } of reports) {
    expect(results).toEqual({ browse: { good: true, ms: 0 }, buy: { good: true, ms: 0 } });
  }
  expect(Math.max(...ages)).toBeLessThanOrEqual(1_001);
});

test('a stalled system never lowers what is sent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (seed) => {
      const healthy = await watch(answering(200), 12, { seed });
      const stalled = await watch(stalling, 12, { seed });
      const sent = (reports: readonly SecondOfUsers[]) => reports.map(({ load }) => load.sent);
      expect(stalled.reports.length).toBeGreaterThan(5);
      expect(sent(stalled.reports)).toEqual(sent(healthy.reports).slice(0, stalled.reports.length));
    }),
    { numRuns: 5 },
  );
});

test('a stalled system gives bad samples, at most a timeout late', async () => {
  const { reports, ages } = await watch(stalling, 12);
  for (const { results } of reports) {
    expect(results).toEqual({
      browse: { good: false, ms: null, why: 'no answer within 5 s' },
      buy: { good: false, ms: null, why: 'no answer within 2 s' },
    });
  }
  expect(Math.max(...ages)).toBeLessThanOrEqual(6_001);
});

test('users beyond the most that can wait are sent and failed, and probes still go', async () => {
  const crowd = testJourney({ loadPerSecond: 200, timeoutMs: 20_000 });
  let underway = 0;
  let most = 0;
  const holding: Send = (_, signal) =>
    new Promise((_resolve, reject) => {
      underway += 1;
      most = Math.max(most, underway);
      signal.addEventListener('abort', () => {
        underway -= 1;
        reject(new Error('aborted'));
      });
    });
  const { reports } = await watch(holding, 27, { journeys: [crowd] });
  expect(most).toBeGreaterThanOrEqual(maxLoadInFlight);
  expect(most).toBeLessThanOrEqual(maxLoadInFlight + 27);
  for (const second of [0, 4]) expect(reports[second]?.load.sent).toBeGreaterThan(150);
  expect(reports[4]?.load.failed).toBe(reports[4]?.load.sent);
});

test('a factor multiplies the load from the next second on, and leaves the probes alone', async () => {
  const { reports } = await watch(answering(200), 6, { factor: 0 });
  expect(reports.slice(1).map(({ load }) => load.sent)).toEqual([0, 0, 0, 0, 0]);
  expect(Object.keys(reports[3]?.results ?? {}).sort()).toEqual(['browse', 'buy']);
  const doubled = await watch(answering(200), 60, { factor: 2 });
  const sent = doubled.reports.reduce((sum, { load }) => sum + load.sent, 0);
  expect(Math.abs(sent - 60 * 46)).toBeLessThan(300);
});

test('the factor of a journey that is not there is refused by name', async () => {
  const { users } = await watch(answering(200), 1);
  expect(() => users.scale('bye', 2)).toThrow('no journey "bye"; there are: browse, buy');
});

test('a probe and an ordinary user cannot be told apart by what they send', async () => {
  const shapes = async (loadPerSecond: number, judged: boolean) => {
    const seen = new Set<string>();
    const noting: Send = async ({ headers, ...request }: OutgoingRequest) => {
      seen.add(JSON.stringify({ ...request, names: Object.keys(headers) }));
      return { status: 200, body: '' };
    };
    await watch(noting, 20, { journeys: [testJourney({ loadPerSecond, judged })] });
    return seen;
  };
  expect(await shapes(0, true)).toEqual(await shapes(5, false));
});

test('users come from many clients', async () => {
  const clients = new Set<string | undefined>();
  const noting: Send = async ({ headers }) => {
    clients.add(headers['x-client-id']);
    return { status: 200, body: '' };
  };
  await watch(noting, 20);
  expect(clients.size).toBeGreaterThan(40);
});

test('after the stop nobody is on the way', async () => {
  let aborted = 0;
  const holding: Send = (_, signal) => {
    signal.addEventListener('abort', () => {
      aborted += 1;
    });
    return new Promise(() => {});
  };
  const { clock, users } = await watch(holding, 2);
  await clock.advance(100);
  expect(aborted).toBeGreaterThan(20);
  expect(users.status().inFlight).toBe(aborted);
});
