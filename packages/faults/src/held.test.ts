import type { Playground } from '@chaos-engine/core';
import { describe, expect, it } from 'vitest';
import { heldName, hold, release } from './held.ts';

const change = {
  name: 'f1',
  make: [['tc', 'add', "it's"]],
  undo: [
    ['tc', 'del'],
    ['end', 'f1'],
  ],
};

/** The commands that an act runs beside the service. */
async function said(act: (playground: Playground) => Promise<void>) {
  const calls: { argv: readonly string[]; stdin: string | undefined }[] = [];
  const beside: Playground['beside'] = async (_service, argv, options) => {
    calls.push({ argv, stdin: options?.stdin });
    return { exitCode: 0, stdout: '', stderr: '' };
  };
  await act({ beside } as unknown as Playground);
  return calls;
}

describe('a change that is held', () => {
  it('is told how to be undone before it is made, and words stay words', async () => {
    expect(await said((playground) => hold(playground, 'web', change))).toEqual([
      { argv: ['hold', 'f1'], stdin: "'tc' 'del'\n'end' 'f1'\n--\n'tc' 'add' 'it'\\''s'\n" },
    ]);
  });

  it('is undone by what the log has of it, wherever it was written down besides', async () => {
    expect(await said((playground) => release(playground, 'web', change))).toEqual([
      { argv: ['release', 'f1'], stdin: "'tc' 'del'\n'end' 'f1'\n" },
    ]);
  });

  it('has a name that its parameters decide, whatever their order', () => {
    expect(heldName('net.delay', { ms: 1, with: 'db' })).toBe(heldName('net.delay', { with: 'db', ms: 1 }));
    expect(heldName('net.delay', { ms: 1 })).not.toBe(heldName('net.delay', { ms: 2 }));
    expect(heldName('net.delay', { ms: 1 })).toMatch(/^f[a-z0-9]{1,7}$/);
  });
});
