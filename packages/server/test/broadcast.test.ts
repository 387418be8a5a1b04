import { setImmediate } from 'node:timers/promises';
import type { Server } from 'socket.io';
import { expect, it } from 'vitest';
import { createBroadcast } from '../src/sockets/broadcast.ts';

/** Notes who is written to; what is written is encoded once a call. */
function notebook() {
  const written: { to: readonly string[]; event: string }[] = [];
  const to = (ids: readonly string[]) => ({ emit: (event: string) => void written.push({ to: ids, event }) });
  return { io: { to } as unknown as Pick<Server, 'to'>, written };
}

const people = (count: number) => Array.from({ length: count }, (_, i) => `s${i}`);

it('writes to few at once and to hundreds in turns, so that nobody else has to wait for all of them', async () => {
  const { io, written } = notebook();
  const broadcast = createBroadcast(io);
  broadcast(people(120), 'logs', [], 0);
  expect(written.map(({ to }) => to.length)).toEqual([50]);
  await setImmediate();
  expect(written.map(({ to }) => to.length)).toEqual([50, 50]);
  await setImmediate();
  expect(written.flatMap(({ to }) => to)).toEqual(people(120));
});

it('sends each connection its events in order, however many there are', async () => {
  const { io, written } = notebook();
  const broadcast = createBroadcast(io);
  broadcast(people(70), 'logs', [], 0);
  broadcast(people(70), 'logs', [], 1);
  broadcast(['s69', 'late'], 'terminal.list', []);
  for (let turn = 0; turn < 4; turn += 1) await setImmediate();
  const heard = (id: string) => written.filter(({ to }) => to.includes(id)).map(({ event }) => event);
  expect(heard('s0')).toEqual(['logs', 'logs']);
  expect(heard('s69')).toEqual(['logs', 'logs', 'terminal.list']);
  expect(heard('late')).toEqual(['terminal.list']);
});
