import { describe, expect, it } from 'vitest';
import { accept, ackEveryBytes, drew, releaseInput, untouched } from './terminal-flow.ts';

const chunk = (offset: number, length: number, snapshot = false) => ({ offset, length, snapshot });

describe('terminal output', () => {
  it('is acknowledged in totals, once enough was drawn', () => {
    const first = drew(untouched, ackEveryBytes - 1);
    expect(first.ack).toBeNull();
    const second = drew(first.flow, ackEveryBytes + 10);
    expect(second.ack).toBe(ackEveryBytes + 10);
    expect(drew(second.flow, ackEveryBytes + 20).ack).toBeNull();
  });

  it('overlapping after a lost connection is drawn once', () => {
    const { flow } = accept(untouched, chunk(0, 100));
    expect(accept(flow, chunk(60, 100))).toMatchObject({ skip: 40, missing: 0, flow: { received: 160 } });
    expect(accept(flow, chunk(10, 50))).toMatchObject({ skip: 50, flow: { received: 100 } });
  });

  it('that never arrived is counted', () => {
    const { flow } = accept(untouched, chunk(0, 100));
    expect(accept(flow, chunk(500, 10))).toMatchObject({ missing: 400, skip: 0 });
  });

  it('starts anew at a snapshot, and is acknowledged from there', () => {
    const { flow } = accept(untouched, chunk(0, 100));
    const snapshot = accept(flow, chunk(9_000, 2_400, true));
    expect(snapshot).toMatchObject({ clear: true, skip: 0, flow: { received: 11_400 } });
    expect(accept(snapshot.flow, chunk(11_400, 10))).toMatchObject({ skip: 0, missing: 0 });
    expect(drew(snapshot.flow, 11_400).ack).toBeNull();
    expect(drew(snapshot.flow, 9_000 + ackEveryBytes).ack).toBe(9_000 + ackEveryBytes);
  });
});

it('keys typed in the last two seconds of a lost connection are sent, older ones are not', () => {
  const held = [
    { data: 'rm', typedAt: 0 },
    { data: 'l', typedAt: 3_000 },
    { data: 's', typedAt: 3_100 },
  ];
  expect(releaseInput(held, 4_000)).toEqual({ send: 'ls', tooOld: 1 });
});
