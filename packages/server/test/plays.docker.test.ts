import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Rules, standardRules } from '@chaos-engine/core';
import { findScenario, playKinds, promisedPlays, systemClock, verifyPlay } from '@chaos-engine/engine';
import { afterAll, expect, it } from 'vitest';
import { loadLibrary } from '../src/library.ts';
import { loadCheats } from '../src/load-cheats.ts';
import { openPlaygrounds } from '../src/playgrounds.ts';
import { projectRoot } from '../src/project-root.ts';

/** As short as they can be for a recovery to be told from a lull. `chaos verify --all --plays all` holds for longer. */
const rules: Rules = {
  ...standardRules.practice,
  readyForMs: 15_000,
  // A machine that is busy with other things gets there late.
  readyWithinMs: 480_000,
  holdForMs: 25_000,
  soakForMs: 20_000,
};
/** A seed whose fault comes soon. */
const seed = 'proof156-1';

const library = await loadLibrary(projectRoot);
const entry = findScenario(library, 'a12-deleted-but-open-log');
const plays = promisedPlays(entry.scenario.sealed, await loadCheats(entry.stackDir), playKinds);
const dataDir = mkdtempSync(join(tmpdir(), 'chaos-plays-'));
const instance = `plays-${process.pid}`;
const { provider } = openPlaygrounds({ instance, dataDir, library, poolSize: 0, onError: () => undefined });

afterAll(async () => {
  await provider.sweep(new Set());
  await provider.close();
  rmSync(dataDir, { recursive: true, force: true });
});

// Three of all that "chaos verify" plays: a trap, a shop that is none, and users nobody answers.
it.concurrent.each(['rm-and-walk-away', 'forged-shop', 'end-every-process'])(
  'playing "%s" in the middle of an incident shows what it promises',
  async (id) => {
    const play = plays.find((one) => one.id === id);
    if (!play) throw new Error(`there is no play ${id}; known: ${plays.map((one) => one.id).join(', ')}`);
    const onStep = () => undefined;
    const report = await verifyPlay(
      { entry, provider, clock: systemClock, seed, code: `${instance}-${id}`, rules, onStep },
      play,
    );
    expect(report.steps.filter(({ ok }) => !ok)).toEqual([]);
  },
  900_000,
);
