import type { Entry, NewRound, Store } from '@chaos-engine/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

export const round = (code: string, startedWall = 1): NewRound => ({
  code,
  scenario: 's',
  version: '1.0.0',
  digest: 'd',
  mode: 'practice',
  seed: 'x',
  startedWall,
});

export const note = (seq: number, text = `n${seq}`): Entry => ({
  type: 'note.added',
  player: 'p',
  text,
  seq,
  at: seq,
  wall: seq,
});

/** What every store keeps, whatever it is made of. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(`${name} store`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('gives back a log as it was appended', async () => {
      await store.createRound(round('r-1'));
      await store.append('r-1', [note(0), note(1)]);
      await store.append('r-1', [note(2)]);
      expect(await store.read('r-1')).toEqual([note(0), note(1), note(2)]);
    });

    it('refuses entries that do not continue the log, and keeps what it had', async () => {
      await store.createRound(round('r-1'));
      await store.append('r-1', [note(0)]);
      for (const wrong of [[note(0)], [note(2)], [note(1), note(3)]])
        await expect(store.append('r-1', wrong)).rejects.toMatchObject({ code: 'STORE_CONFLICT' });
      await store.append('r-1', [note(1)]);
      expect(await store.read('r-1')).toHaveLength(2);
    });

    it('takes many appends at once, in the order they were made', async () => {
      await store.createRound(round('r-1'));
      await store.createRound(round('r-2'));
      await Promise.all(
        Array.from({ length: 50 }, (_, seq) => [
          store.append('r-1', [note(seq)]),
          store.append('r-2', [note(seq)]),
        ]).flat(),
      );
      expect((await store.read('r-1')).map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, seq) => seq));
    });

    it('a refused append takes no other with it', async () => {
      await store.createRound(round('r-1'));
      await store.createRound(round('r-2'));
      const [bad, good, after] = await Promise.allSettled([
        store.append('r-1', [note(7)]),
        store.append('r-2', [note(0)]),
        store.append('r-2', [note(1)]),
      ]);
      expect([bad.status, good.status, after.status]).toEqual(['rejected', 'fulfilled', 'fulfilled']);
      expect(await store.read('r-2')).toHaveLength(2);
    });

    it('chains every entry to those before it', async () => {
      await store.createRound(round('r-1'));
      await store.append('r-1', [note(0)]);
      const first = await store.verifyChain('r-1');
      await store.append('r-1', [note(1)]);
      expect(await store.verifyChain('r-1')).not.toBe(first);
    });

    it('keeps what lists show beside the log', async () => {
      await store.createRound(round('r-1', 1));
      await store.createRound(round('r-2', 2));
      await store.updateRound('r-1', {
        phase: 'ended',
        score: 812,
        scoreJson: '{}',
        outcome: 'mitigated',
        archived: true,
      });
      expect((await store.listRounds({ limit: 10 })).map(({ code }) => code)).toEqual(['r-2', 'r-1']);
      expect(await store.findRound('r-1')).toMatchObject({ score: 812, outcome: 'mitigated', archived: true });
      expect((await store.unfinishedRounds()).map(({ code }) => code)).toEqual(['r-2']);
      expect(await store.findRound('r-9')).toBe(null);
    });

    it('keeps tracks in order, and apart', async () => {
      await store.createRound(round('r-1'));
      await store.appendTrack('r-1', 'signals', 'a\n');
      await store.appendTrack('r-1', 'logs', 'x\n');
      await store.appendTrack('r-1', 'signals', 'b\n');
      expect(await store.readTrack('r-1', 'signals')).toBe('a\nb\n');
      expect(await store.tracks('r-1')).toEqual(['logs', 'signals']);
      expect(await store.readTrack('r-1', 'none')).toBe('');
    });

    it('remembers settings', async () => {
      expect(await store.setting('instance')).toBe(null);
      await store.saveSetting('instance', 'a');
      await store.saveSetting('instance', 'b');
      expect(await store.setting('instance')).toBe('b');
    });
  });
}
