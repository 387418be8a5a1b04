import { createRandom } from '@chaos-engine/core';
import { createManualClock } from '@chaos-engine/testkit';
import { expect, test } from 'vitest';
import { answering, stalling, testJourney } from '../test/test-journey.ts';
import { compileJourney } from './compile-journey.ts';
import { type Answer, type OutgoingRequest, type Send, SendError } from './request.ts';
import { runJourney } from './run-journey.ts';
import { createRunValues } from './template.ts';

/** Runs a journey to its end on a manual clock. */
async function run(
  change: Record<string, unknown>,
  send: Send | ((clock: ReturnType<typeof createManualClock>) => Send),
) {
  const clock = createManualClock();
  const sender = send.length === 1 ? (send as (c: typeof clock) => Send)(clock) : (send as Send);
  const values = createRunValues(createRandom('test'), 1);
  const requests: OutgoingRequest[] = [];
  const recording: Send = (request, signal) => {
    requests.push(request);
    return sender(request, signal);
  };
  const journey = compileJourney(testJourney(change));
  let over = false;
  const running = runJourney(journey, { clock, send: recording, values, headers: { 'user-agent': 'x' } });
  void running.then(() => {
    over = true;
  });
  await clock.advanceUntil(() => over, 60_000, 'the journey');
  return { result: await running, requests, tookMs: clock.monotonic(), values };
}

/** Answers after a while, each time the next of the list. */
const slowly =
  (delayMs: number, ...answers: readonly Answer[]) =>
  (clock: ReturnType<typeof createManualClock>): Send => {
    let next = 0;
    return (..._request) =>
      new Promise((resolve) =>
        clock.setTimeout(() => resolve(answers[Math.min(next++, answers.length - 1)] as Answer), delayMs),
      );
  };

const json = (value: unknown): Answer => ({ status: 200, body: JSON.stringify(value) });
const always =
  (send: Send): Send =>
  (...args) =>
    send(...args);

test('a correct answer in time is good', async () => {
  const { result } = await run({}, slowly(120, { status: 200, body: '' }));
  expect(result).toEqual({ good: true, ms: 120 });
});

test('a correct answer after the latency bound is bad, and tells its time', async () => {
  const { result } = await run({}, slowly(301, { status: 200, body: '' }));
  expect(result).toEqual({ good: false, ms: 301, why: 'slower than 300 ms' });
});

test('no answer by the timeout is bad', async () => {
  const { result, tookMs } = await run({ timeoutMs: 2_000 }, always(stalling));
  expect(result).toEqual({ good: false, ms: null, why: 'no answer within 2 s' });
  expect(tookMs).toBeLessThanOrEqual(2_000);
});

test('a wrong status is bad', async () => {
  const { result } = await run({}, always(answering(503)));
  expect(result).toEqual({ good: false, ms: null, why: 'status 503' });
});

test('a lost connection is bad, in the words of the sender', async () => {
  const { result } = await run(
    {},
    always(async () => Promise.reject(new SendError('connection refused'))),
  );
  expect(result).toEqual({ good: false, ms: null, why: 'connection refused' });
});

test('an error of another kind never escapes', async () => {
  const { result } = await run(
    {},
    always(async () => Promise.reject(new Error('secret detail'))),
  );
  expect(result).toEqual({ good: false, ms: null, why: 'the answer could not be read' });
});

const steps = [
  {
    request: { method: 'POST', path: '/orders', json: { note: '${nonce}', item: '${int:1:9}' } },
    expect: { status: [200, 201] },
    capture: { orderId: '/order/id' },
  },
  {
    request: { path: '/orders/${orderId}', headers: { 'X-Order': 'no ${orderId}' } },
    expect: { status: 200, json: { '/note': '${nonce}' } },
  },
];

test('a later step uses what an earlier one was answered, and checks what was sent', async () => {
  const echo: Send = async (request) =>
    request.body === null ? json({ note: note(requests[0]?.body) }) : json({ order: { id: 'A 7' } });
  const note = (body: string | null | undefined) => (JSON.parse(body ?? '{}') as { note: string }).note;
  const requests: OutgoingRequest[] = [];
  const { result, requests: seen } = await run(
    { steps },
    always(async (request, signal) => {
      requests.push(request);
      return echo(request, signal);
    }),
  );
  expect(result.good).toBe(true);
  expect(seen[1]).toEqual({
    method: 'GET',
    path: '/orders/A%207',
    headers: { 'user-agent': 'x', 'x-order': 'no A 7' },
    body: null,
  });
  expect(seen[0]?.headers).toMatchObject({ 'content-type': 'application/json' });
  expect(typeof JSON.parse(seen[0]?.body ?? '').item).toBe('number');
});

test('an answer that misses what is to be captured fails its step, and no later one is asked', async () => {
  const { result, requests } = await run({ steps }, always(answering(200, '{"order":{}}')));
  expect(result).toEqual({ good: false, ms: null, why: 'orderId is missing at POST /orders' });
  expect(requests).toHaveLength(1);
});

test.each([
  ['not JSON', { json: { '/price': 5 } }, 'the answer is not JSON'],
  ['{"price":4}', { json: { '/price': 5 } }, 'price is 4 instead of 5'],
  ['{"price":"5"}', { json: { '/price': 5 } }, 'price is 5 instead of 5'],
  ['{}', { json: { '/price': 5 } }, 'price is missing'],
  ['Sorry', { bodyIncludes: 'Welcome' }, '"Welcome" is missing'],
  [
    `{"price":"\\u001b[2J${'x'.repeat(90)}"}`,
    { json: { '/price': 5 } },
    `price is ?[2J${'x'.repeat(35)}… instead of 5`,
  ],
])('answer %s: the reason is told', async (body, expectation, why) => {
  const steps = [{ request: { path: '/' }, expect: { status: 200, ...expectation } }];
  const { result } = await run({ steps }, always(answering(200, body)));
  expect(result).toEqual({ good: false, ms: null, why });
});

const retried = (retryForMs: number) => [
  { request: { path: '/mail' }, expect: { status: 200, json: { '/sent': true } }, retryForMs },
];

test('a retried step asks again every 250 ms, and counts only the answer that was right', async () => {
  const wrong = json({ sent: false });
  const { result, requests, tookMs } = await run(
    { steps: retried(2_000) },
    slowly(20, wrong, { status: 404, body: '' }, wrong, json({ sent: true })),
  );
  expect(result).toEqual({ good: true, ms: 20 });
  expect(requests).toHaveLength(4);
  expect(tookMs).toBeGreaterThanOrEqual(3 * 250 + 4 * 20);
});

test('a retried step gives up when its time is over', async () => {
  const { result, requests } = await run({ steps: retried(1_000) }, always(answering(200, '{"sent":false}')));
  expect(result).toEqual({ good: false, ms: null, why: 'sent is false instead of true even after 1 s' });
  expect(requests).toHaveLength(5);
});

test('retrying does not outlast the timeout of the journey', async () => {
  const { result, tookMs } = await run({ steps: retried(1_000), timeoutMs: 1_000 }, always(answering(404)));
  expect(result.good).toBe(false);
  expect(tookMs).toBeLessThanOrEqual(1_500);
});

test('an abandoned request is told to stop', async () => {
  let stopped = false;
  await run(
    { timeoutMs: 500 },
    always((_, signal) => {
      signal.addEventListener('abort', () => {
        stopped = true;
      });
      return new Promise(() => {});
    }),
  );
  expect(stopped).toBe(true);
});
