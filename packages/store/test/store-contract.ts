import type { Store } from '@chaos-engine/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { note, round } from './builders.ts';

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

    it('refuses what belongs to no round it knows, and a round it has already', async () => {
      await expect(store.append('r-9', [note(0)])).rejects.toMatchObject({ code: 'ROUND_UNKNOWN' });
      await expect(store.updateRound('r-9', { hints: 1 })).rejects.toMatchObject({ code: 'ROUND_UNKNOWN' });
      await store.createRound(round('r-1'));
      await expect(store.createRound(round('r-1'))).rejects.toMatchObject({ code: 'STORE_CONFLICT' });
    });

    it('takes a long log in one append', async () => {
      await store.createRound(round('r-1'));
      await store.append(
        'r-1',
        Array.from({ length: 5_000 }, (_, seq) => note(seq)),
      );
      expect((await store.read('r-1')).at(-1)).toEqual(note(4_999));
    });

    it('changes only what it is told to', async () => {
      await store.createRound(round('r-1'));
      const { code, ...before } = (await store.findRound('r-1')) ?? { code: '' };
      await store.updateRound('r-1', {});
      expect(await store.findRound('r-1')).toEqual({ code, ...before });
      const change = { phase: 'ended', player: 'Ana', ttdMs: 45_000, ttmMs: null, hints: 2, scoreJson: '{"a":1}' };
      await store.updateRound('r-1', change);
      expect(await store.findRound('r-1')).toEqual({ code, ...before, ...change });
    });

    it('closes more than once', async () => {
      await store.close();
      await store.close();
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
