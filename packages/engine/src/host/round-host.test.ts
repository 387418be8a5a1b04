import { type Entry, type Fact, stateOf } from '@chaos-engine/core';
import { createFakeProvider, createManualClock, quickRules, tinyScenario, tinyStack } from '@chaos-engine/testkit';
import { describe, expect, it } from 'vitest';
import { createRoundHost, type RoundHostOptions } from './round-host.ts';

function table(change: Partial<RoundHostOptions> = {}) {
  const clock = createManualClock();
  const provider = createFakeProvider(clock);
  const stored: Entry[] = [];
  const views: number[] = [];
  const open: Entry = {
    type: 'round.opened',
    scenario: 'tiny-outage',
    scenarioDigest: 'd',
    stack: 'tiny',
    mode: 'practice',
    seed: 's',
    rules: quickRules(),
    judged: ['browse'],
    limitMs: 600_000,
    plan: { faults: [{ fault: 'f1', after: null, waitMs: 30_000 }], maxImpactDelayMs: 60_000 },
    seq: 0,
    at: 0,
    wall: clock.wall(),
  };
  stored.push(open);
  const host = (history: readonly Entry[] = stored) =>
    createRoundHost({
      code: 'r-1',
      scenario: tinyScenario(),
      stack: tinyStack(),
      stackDir: '/nowhere',
      provider,
      clock,
      history: [...history],
      commit: async (entries) => void stored.push(...entries),
      grade: async () => ({ outcome: 'mitigated' }),
      othersAreSampled: () => false,
      listeners: {
        onEntries: () => undefined,
        onView: () => void views.push(clock.monotonic()),
        onSignals: () => undefined,
        onLogs: () => undefined,
      },
      ...change,
    });
  const facts = (type: Fact['type']) => stored.filter((entry) => entry.type === type);
  const reached = (type: Fact['type'], limitMs = 300_000) =>
    clock.advanceUntil(() => facts(type).length > 0, limitMs, type);
  return { clock, provider, stored, host, facts, reached };
}

const seat = async (host: ReturnType<ReturnType<typeof table>['host']>) => {
  await host.start();
  await host.append([{ type: 'player.joined', player: 'p', name: 'Ana' }]);
  await host.command('p', { type: 'round.start' }, 'key-start-1');
};

describe('a round on a playground', () => {
  it.each([true, false])('writes down whether its playground was ready before: %s', async (pooled) => {
    const { provider, host, facts, reached } = table();
    if (pooled) provider.haveReady('r-1');
    await seat(host());
    await reached('playground.ready');
    expect(facts('playground.ready')).toMatchObject([{ pooled }]);
  });

  it('breaks the service after the fuse and sees its users suffer', async () => {
    const { host, facts, reached } = table();
    const round = host();
    await seat(round);
    await reached('slo.breached');
    expect(facts('fault.intended')).toHaveLength(1);
    expect(facts('fault.effective')).toHaveLength(1);
    expect(stateOf(round.run.log.snapshot)).toBe('impacted');
  });

  it('ends mitigated when the service is started again, undoes the fault and leaves nothing', async () => {
    const { host, provider, reached, facts } = table();
    const round = host();
    await seat(round);
    await reached('slo.breached');
    await provider.control('r-1', 'db', 'start');
    await reached('playground.removed');
    expect(stateOf(round.run.log.snapshot)).toBe('archived');
    expect(facts('fault.reverted')).toMatchObject([{ exact: true }]);
    expect(provider.destroyed).toEqual(['r-1']);
    expect(await provider.list()).toEqual([]);
  });

  it('is void when nobody feels the fault', async () => {
    const { host, provider, reached, facts } = table();
    provider.usersAreWell(() => true);
    await seat(host());
    await reached('round.ended');
    expect(facts('round.voided')).toMatchObject([{ reason: 'no-impact' }]);
  });

  it('goes on where it was after a crash, applies no fault twice, and charges nobody for the time between', async () => {
    const { host, stored, reached, facts, clock } = table();
    const first = host();
    await seat(first);
    await reached('slo.breached');
    await first.release();
    const before = stored.length;
    const at = Math.max(...stored.map((entry) => entry.at));
    await clock.advance(600_000);
    expect(stored).toHaveLength(before);
    const second = host();
    await second.start();
    await clock.advance(2_000);
    expect(stateOf(second.run.log.snapshot)).toBe('impacted');
    expect(facts('fault.applied')).toHaveLength(1);
    expect(facts('clock.resumed')).toMatchObject([{ awayMs: 600_000 }]);
    expect(second.run.roundClock.now()).toBeLessThan(at + 3_000);
  });

  it('stops the clock while the engine is gone and goes on when it is back', async () => {
    const { host, provider, clock, reached } = table();
    const round = host();
    await seat(round);
    await reached('slo.breached');
    provider.setReachable(false);
    await clock.advance(100);
    const at = round.run.roundClock.now();
    await clock.advance(60_000);
    expect(round.run.roundClock.now()).toBe(at);
    expect(round.run.log.snapshot.context.stopped).toBe('engine-gone');
    provider.setReachable(true);
    await clock.advance(5_000);
    expect(round.run.log.snapshot.context.stopped).toBe(null);
    expect(round.run.roundClock.now()).toBeGreaterThan(at);
  });

  it('stops the clock when no samples come, and counts them as down when all other rounds are sampled', async () => {
    const silent = table();
    const alone = silent.host();
    await seat(alone);
    await silent.reached('slo.breached');
    silent.provider.mute(true);
    await silent.clock.advance(20_000);
    expect(alone.run.log.snapshot.context.stopped).toBe('samples-missing');
    silent.provider.mute(false);
    await silent.clock.advance(3_000);
    expect(alone.run.log.snapshot.context.stopped).toBe(null);

    const among = table({ othersAreSampled: () => true });
    const round = among.host();
    await seat(round);
    await among.reached('steady.confirmed');
    among.provider.mute(true);
    await among.clock.advance(20_000);
    const down = among.facts('sli.sampled').at(-1);
    expect(down).toMatchObject({ results: { browse: { good: false } } });
  });

  it('that was killed between a fault and its read-back says once that it was applied', async () => {
    const { host, stored, reached, facts, clock } = table();
    const first = host();
    await seat(first);
    await reached('fault.effective');
    await first.release();
    stored.splice(stored.findIndex(({ type }) => type === 'fault.applied') + 1);
    const second = host();
    await second.start();
    await clock.advance(2_000);
    expect(facts('fault.effective')).toHaveLength(1);
    expect(facts('fault.applied')).toHaveLength(1);
  });

  it('answers a repeated command like the first and does nothing', async () => {
    const { host, facts, reached } = table();
    const round = host();
    await seat(round);
    await reached('slo.breached');
    const declare = { type: 'incident.declare', severity: 1, impact: ['browse'], note: '' } as const;
    const seq = await round.command('p', declare, 'key-declare');
    expect(await round.command('p', declare, 'key-declare')).toBe(seq);
    expect(facts('incident.declared')).toHaveLength(1);
  });
});
