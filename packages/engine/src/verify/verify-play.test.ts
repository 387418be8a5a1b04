import { createFakeProvider, createManualClock, quickRules, tinyScenario, tinyStack } from '@chaos-engine/testkit';
import { describe, expect, it } from 'vitest';
import type { PlayPromise } from './plays.ts';
import { verifyPlay } from './verify-play.ts';

const step = (word: string) => ({ service: 'web', argv: [word], exit: 0, timeoutMs: 1_000 });

/** Plays one step on the tiny stack, whose database is stopped and which `start` starts again. */
async function played(word: string, promise: PlayPromise, invariantHolds = true) {
  const clock = createManualClock();
  const provider = createFakeProvider(clock);
  provider.onExec((_, [command]) => {
    if (command === 'start') void provider.control('r-1', 'db', 'start');
    const exitCode = command === 'fail' || (command === 'whole?' && !invariantHolds) ? 1 : 0;
    return { exitCode, stdout: '', stderr: '' };
  });
  const base = tinyScenario();
  const invariants = [{ ...step('whole?'), id: 'orders-kept', title: 'Orders are kept' }];
  const scenario = { ...base, sealed: { ...base.sealed, invariants } };
  const entry = { scenario, digest: 'd', stack: tinyStack(), stackDir: '/nowhere' };
  const rules = quickRules();
  const options = { entry, provider, clock, seed: 's', code: 'r-1', rules, onStep: () => undefined };
  const reporting = verifyPlay(options, { id: 'play', title: 'Play', steps: [step(word)], promise });
  let done = false;
  reporting.then(
    () => {
      done = true;
    },
    () => {
      done = true;
    },
  );
  await clock.advanceUntil(() => done, 900_000, 'the end of the play');
  const report = await reporting;
  return { report, failed: report.steps.filter(({ ok }) => !ok), left: await provider.list() };
}

describe('a play in the middle of an incident', () => {
  it('that repairs is proved durable and leaves nothing', async () => {
    const { report, failed, left } = await played('start', 'durable');
    expect(failed).toEqual([]);
    expect(report.total).toBeGreaterThan(900);
    expect(left).toEqual([]);
  });

  it('that repairs nothing is given up, graded, and was right to promise nothing', async () => {
    const { report, failed } = await played('look', 'not-mitigated');
    expect(failed).toEqual([]);
    expect(report.total).toBeLessThan(500);
  });

  it('that repairs although it promised not to is told so', async () => {
    const { report, failed } = await played('start', 'not-mitigated');
    expect(report.ok).toBe(false);
    expect(failed[0]).toMatchObject({
      title: 'as promised',
      detail: expect.stringContaining('promised not-mitigated'),
    });
  });

  it('that loses data is found out by the inspection after it gave up', async () => {
    expect((await played('look', 'data-loss', false)).failed).toEqual([]);
    expect((await played('look', 'data-loss', true)).report.ok).toBe(false);
  });

  it('that only cheats declares and answers nothing, so it is worth a detection', async () => {
    const { report, failed } = await played('look', 'gains-nothing');
    expect(failed).toEqual([]);
    expect(report.total).toBeLessThan(160);
  });

  it('that cannot be done says which command failed, and still leaves nothing', async () => {
    const { failed, left } = await played('fail', 'durable');
    expect(failed[0]).toMatchObject({ title: 'play done', detail: expect.stringContaining('web: fail: exit 1') });
    expect(left).toEqual([]);
  });
});
