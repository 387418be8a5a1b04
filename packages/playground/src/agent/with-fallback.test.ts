import type { Terminal } from '@chaos-engine/core';
import { describe, expect, it } from 'vitest';
import type { RunningContainer, TerminalOpener } from '../seams.ts';
import { withFallback } from './with-fallback.ts';

const container = { id: 'c1', round: 'r1', service: 'web' } as unknown as RunningContainer;
const size = { cols: 80, rows: 24 };
const [fast, slow] = [{}, {}] as [Terminal, Terminal];

function ways() {
  const fails: { start: string | null; open: string | null } = { start: null, open: null };
  const told: string[] = [];
  let tried = 0;
  const fail = (reason: string | null) => {
    if (reason !== null) throw new Error(reason);
  };
  const first: TerminalOpener = {
    started: async () => fail(fails.start),
    async open() {
      tried += 1;
      fail(fails.open);
      return fast;
    },
    release: async () => {},
  };
  const second: TerminalOpener = { started: async () => {}, open: async () => slow, release: async () => {} };
  const opener = withFallback(first, second, (reason) => told.push(reason));
  return {
    fails,
    told,
    tried: () => tried,
    started: () => opener.started(container),
    open: () => opener.open(container, [], size),
  };
}

describe('terminals that have two ways', () => {
  it('take the first', async () => {
    const { open, started, told } = ways();
    await started();
    expect(await open()).toBe(fast);
    expect(told).toEqual([]);
  });

  it('take the second where the first cannot be prepared, without trying, and say why once', async () => {
    const { fails, open, started, told, tried } = ways();
    fails.start = 'image missing';
    await started();
    await started();
    expect(await open()).toBe(slow);
    expect(tried()).toBe(0);
    expect(told).toEqual(['image missing']);
  });

  it('choose anew each time, and after each start of the container', async () => {
    const { fails, open, started, told } = ways();
    await started();
    fails.open = 'killed';
    expect([await open(), await open()]).toEqual([slow, slow]);
    fails.open = null;
    expect(await open()).toBe(fast);
    fails.start = 'no root';
    await started();
    expect(await open()).toBe(slow);
    fails.start = null;
    await started();
    expect(await open()).toBe(fast);
    expect(told).toEqual(['killed', 'no root']);
  });
});
