import { type Journey, journeySchema } from '@chaos-engine/core';
import type { Send } from '../src/request.ts';

/** For tests: a one-step journey with the schema's defaults; `change` is laid over it. */
export function testJourney(change: Record<string, unknown> = {}): Journey {
  return journeySchema.parse({
    id: 'browse',
    title: 'Browse',
    promise: 'see the shop',
    weight: 1,
    latencyMs: 300,
    loadPerSecond: 0,
    steps: [{ request: { path: '/' }, expect: { status: 200 } }],
    ...change,
  });
}

/** For tests: a system that answers at once. */
export const answering =
  (status: number, body = ''): Send =>
  async () => ({ status, body });

/** For tests: a system that accepts everything and answers nothing. */
export const stalling: Send = () => new Promise(() => {});
