import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createRandom, type Entry } from '@chaos-engine/core';
import { describe, expect, it } from 'vitest';
import { drawKills, type Ending, killPlan } from './crash/kill-plan.ts';
import { atTable } from './crash/open-table.ts';
import { type PlayedRound, playThroughKills } from './crash/play-through-kills.ts';
import { openRound } from './crash/player.ts';

const seed = process.env.CHAOS_CRASH_SEED ?? String(Date.now());
const endings: readonly Ending[] = ['mitigated', 'gave-up', 'stopped'];
/** Nothing that no round wants is on the engine this long after the server is back. */
const cleanWithinMs = 30_000;
/** What may pass between the last entry and the kill, and between the start and the first entry. */
const chargedAtMostMs = 2_500;

const cli = join(import.meta.dirname, '..', '..', 'cli', 'src', 'main.ts');
describe(`a server killed at thirty moments (CHAOS_CRASH_SEED=${seed})`, () => {
  it('is killed thirty times', () => {
    const all = endings.flatMap((ending) => killPlan[ending]);
    expect(all.length + all.filter(({ again }) => again !== undefined).length).toBe(30);
  });

  it.concurrent.each(endings)(
    'a round that is %s goes on each time, loses nothing it has acknowledged, and leaves nothing',
    (ending) =>
      atTable(async (table) => {
        const kills = drawKills(ending, createRandom(`${seed}/${ending}`));
        const played = await playThroughKills(table, ending, kills);
        keepsWhatItAcknowledged(played);
        chargesNobody(played);
        breaksOnceAndMendsOnce(played);
        await eventually(async () => (await table.engine.objects()).map(({ name }) => name), cleanWithinMs);
      }),
    960_000,
  );

  it(
    'leaves to "clean" what was there when it was killed for good',
    () =>
      atTable(async ({ server, dataDir, engine }) => {
        const { code, send } = await openRound(server.url);
        await send({ type: 'round.start' });
        await eventually(
          async () => ((await engine.objects()).some(({ round }) => round === code) ? [] : [code]),
          60_000,
        );
        await server.kill();
        expect(await engine.objects()).not.toEqual([]);
        execFileSync(process.execPath, [cli, 'clean'], { env: { ...process.env, CHAOS_DATA_DIR: dataDir } });
        expect(await engine.objects()).toEqual([]);
        expect(rulesOfNobody()).toEqual([]);
      }),
    120_000,
  );
});

/** Every acknowledged command is in the log once, what a log held it still holds, and keys are never used twice. */
function keepsWhatItAcknowledged({ kills, entries, player }: PlayedRound): void {
  for (const { acknowledged, before, after } of kills) {
    expect([...acknowledged].filter((key) => !before.some((entry) => entry.key === key))).toEqual([]);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(entries.slice(0, before.length)).toEqual(before);
  }
  for (const key of player.acknowledged)
    expect(entries.filter((entry) => entry.key === key).length, `entries of command ${key}`).toBe(1);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index));
}

/** The time without a server is on nobody's clock. */
function chargesNobody({ kills, entries }: PlayedRound): void {
  for (const { before, state } of kills) {
    if (state === 'lobby' || state === 'archived') continue;
    const stoodAt = Math.max(...before.map(({ at }) => at));
    const resumed = entries.slice(before.length).find(({ type }) => type === 'clock.resumed');
    expect(resumed, `the clock goes on after a kill in ${state}`).toBeDefined();
    expect((resumed?.at ?? 0) - stoodAt, `round time that passed around a kill in ${state}`).toBeLessThan(
      chargedAtMostMs,
    );
  }
}

function breaksOnceAndMendsOnce({ entries, turned }: PlayedRound): void {
  const count = (type: Entry['type']) => entries.filter((entry) => entry.type === type).length;
  expect([count('fault.intended'), count('fault.applied'), count('fault.reverted')]).toEqual([1, 1, 1]);
  expect(entries.find(({ type }) => type === 'fault.reverted')).toMatchObject({ exact: true });
  expect(turned.filter((said) => said === 'closed')).toHaveLength(1);
}

/** Rules of the host's firewall for bridges of playgrounds that are no longer there. */
function rulesOfNobody(): readonly string[] {
  const bridges = execFileSync('ip', ['-o', 'link', 'show', 'type', 'bridge'], { encoding: 'utf8' });
  const rules = process.getuid?.() === 0 ? execFileSync('iptables-save', { encoding: 'utf8' }) : '';
  const named = [...new Set(rules.match(/\bce-[0-9a-f]{11}\b/g) ?? [])];
  return named.filter((bridge) => !bridges.includes(bridge));
}

async function eventually(left: () => Promise<readonly string[]>, limitMs: number): Promise<void> {
  const until = performance.now() + limitMs;
  for (;;) {
    const now = await left();
    if (now.length === 0) return;
    if (performance.now() > until) expect(now).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
