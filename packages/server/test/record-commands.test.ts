import { afterEach, expect, it } from 'vitest';
import { createCommandRecorder } from '../src/sockets/record-commands.ts';
import { openRound, openTable, send } from './table.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function recorder() {
  const { app, clock, rooms } = await openTable();
  open.push(async () => {
    await rooms.release();
    await app.close();
  });
  const { code, token } = await openRound(app);
  const room = rooms.get(code);
  const { log } = room.host.run;
  const player = log.snapshot.context.players[0]?.id ?? '';
  const record = createCommandRecorder(room, player, 'web', (error) => {
    throw error;
  });
  const lines = async () => {
    await clock.advance(100);
    return log.entries.flatMap((entry) => (entry.type === 'command.entered' ? [entry.line] : []));
  };
  return { app, clock, code, token, record, lines };
}

it('commands stand in the log, but a loop that writes marks does not fill it', async () => {
  const { clock, record, lines } = await recorder();
  for (let i = 0; i < 500; i += 1) record(`true ${i}`);
  expect(await lines()).toHaveLength(60);
  await clock.advance(61_000);
  record('df -h');
  expect((await lines()).at(-1)).toBe('df -h');
});

it('what is typed after the end is no part of the round', async () => {
  const { app, code, token, record, lines } = await recorder();
  await send(app, code, token, { type: 'round.stop' });
  record('history');
  expect(await lines()).toEqual([]);
});
