import { describe, expect, it } from 'vitest';
import { journeySchema } from './journey.ts';

const journey = (timeoutMs: number, retryForMs: number) =>
  journeySchema.safeParse({
    id: 'mail',
    title: 'Mail',
    promise: 'Mail arrives',
    weight: 1,
    latencyMs: 500,
    loadPerSecond: 1,
    timeoutMs,
    steps: [{ request: { path: '/' }, expect: { status: 200 }, retryForMs }],
  });

describe('a journey', () => {
  it('may ask again until its probe is given up, and no longer', () => {
    expect(journey(5_000, 5_000).success).toBe(true);
    const { error } = journey(5_000, 5_001);
    expect(error?.issues).toMatchObject([
      { path: ['steps', 0, 'retryForMs'], message: expect.stringContaining('5001 is cut off by timeoutMs 5000') },
    ]);
  });
});
