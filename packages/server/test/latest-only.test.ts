import { expect, it } from 'vitest';
import { latestOnly } from '../src/sockets/latest-only.ts';

it('work asked for many times while it runs is done once more, and then sees the newest', async () => {
  let now = 0;
  const seen: number[] = [];
  let release = () => {};
  const show = latestOnly(async () => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    seen.push(now);
  });
  const finish = async () => {
    release();
    await new Promise((resolve) => setImmediate(resolve));
  };
  show();
  for (now = 1; now < 500; now += 1) show();
  await finish();
  await finish();
  await finish();
  expect(seen).toEqual([500, 500]);
});
