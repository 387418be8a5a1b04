import type { AddressInfo } from 'node:net';
import type { RoundView } from '@chaos-engine/protocol';
import { tinyScenario } from '@chaos-engine/testkit';
import { io, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, it } from 'vitest';
import { createSocketServer } from '../src/sockets/socket-server.ts';
import { openRound, openTable, send } from './table.ts';

const open: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function listening(options: Parameters<typeof openTable>[0] = {}) {
  const table = await openTable(options);
  const sockets = createSocketServer(table.app, table.services);
  await table.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = table.app.server.address() as AddressInfo;
  open.push(async () => {
    await sockets.close();
    await table.rooms.release();
    await table.app.close();
  });
  const connect = (auth: object, headers: Record<string, string> = {}): Socket => {
    const socket = io(`http://127.0.0.1:${port}`, {
      auth,
      transports: ['websocket'],
      reconnection: false,
      extraHeaders: headers,
    });
    open.push(() => socket.close());
    return socket;
  };
  return { ...table, connect };
}

/** A fault that no status of a service shows. */
function flagScenario() {
  const { sealed, ...rest } = tinyScenario();
  const step = { id: 'f1', kind: 'flag.set', target: 'web', with: { flag: 'x', value: 'on', by: 'ci-bot' } };
  return tinyScenario({ ...rest, sealed: { ...sealed, faults: [{ ...step, waitMs: [20_000, 40_000] }] } });
}

const once = (socket: Socket, event: string) =>
  new Promise<unknown>((resolve) => {
    socket.once(event, resolve);
  });

describe('the socket of a round', () => {
  it('refuses who has no seat, and a page of another site', async () => {
    const { app, connect } = await listening();
    const { code, token } = await openRound(app);
    expect(await once(connect({ round: code, token: 'x.y' }), 'connect_error')).toMatchObject({
      data: { code: 'NOT_ALLOWED' },
    });
    expect(await once(connect({ round: 'r-none', token }), 'connect_error')).toMatchObject({
      data: { code: 'NOT_ALLOWED' },
    });
    const foreign = connect({ round: code, token }, { origin: 'http://evil.example' });
    expect(await once(foreign, 'connect_error')).toBeInstanceOf(Error);
  });

  it('answers unknown and malformed events with a coded error', async () => {
    const { app, connect } = await listening();
    const { code, token } = await openRound(app);
    const socket = connect({ round: code, token });
    await once(socket, 'connect');
    expect(await socket.emitWithAck('round.hack', {})).toMatchObject({ ok: false, code: 'BAD_REQUEST' });
    expect(await socket.emitWithAck('terminal.open', { service: 7 })).toMatchObject({ ok: false, code: 'BAD_REQUEST' });
    expect(await socket.emitWithAck('terminal.input', { terminal: 'x', data: 'y'.repeat(70_000) })).toMatchObject({
      ok: false,
    });
    expect(await socket.emitWithAck('clock.ping', {})).toMatchObject({ ok: true });
  });

  it('shows a second page of a player how things are at once, and tells the first one nothing of it', async () => {
    const { app, connect } = await listening();
    const { code, token } = await openRound(app);
    const auth = { round: code, token };
    const views = { first: 0, second: 0 };
    const first = connect(auth).on('round.view', () => {
      views.first += 1;
    });
    await once(first, 'round.view');
    const second = connect(auth).on('round.view', () => {
      views.second += 1;
    });
    await once(second, 'round.view');
    for (const page of [first, second]) await page.emitWithAck('clock.ping', {});
    expect(views).toEqual({ first: 1, second: 1 });
  });

  it('tells every page of a round when another player comes', async () => {
    const { app, connect, services } = await listening();
    const { code, token } = await openRound(app);
    const page = connect({ round: code, token });
    await once(page, 'round.view');
    const changed = once(page, 'round.view');
    const other = services.tokens.issue({ round: code, player: 'id-other', expires: Number.MAX_SAFE_INTEGER });
    const guest = connect({ round: code, token: other });
    await services.rooms.get(code).host.append([{ type: 'player.joined', player: 'id-other', name: 'Ada' }]);
    await once(guest, 'round.view');
    expect((await changed) as RoundView).toMatchObject({ players: [{ online: true }, { name: 'Ada' }] });
  });

  it('says nothing at the moment of injection: no event, no changed view', async () => {
    const { app, clock, connect, rooms, provider } = await listening({ scenario: flagScenario() });
    let flag = 'off';
    provider.onExec((_, [, verb, , value]) => {
      if (verb === 'set') flag = value ?? '';
      return { exitCode: 0, stdout: flag, stderr: '' };
    });
    provider.usersAreWell(() => true);
    const { code, token } = await openRound(app);
    const socket = connect({ round: code, token });
    const heard: { event: string; body: string }[] = [];
    let view: RoundView | null = null;
    socket.onAny((event: string, body: unknown) => {
      if (event === 'round.view') view = body as RoundView;
      heard.push({ event, body: JSON.stringify(body) });
    });
    await once(socket, 'connect');
    await send(app, code, token, { type: 'round.start' });
    const { log } = rooms.get(code).host.run;
    const has = (type: string) => log.entries.some((entry) => entry.type === type);
    await clock.advanceUntil(() => has('steady.confirmed'), 120_000, 'watch');
    // Let what was sent arrive: a round trip on the same socket comes after it.
    await socket.emitWithAck('clock.ping', {});
    heard.length = 0;
    await clock.advanceUntil(() => has('fault.effective'), 120_000, 'injection');
    await socket.emitWithAck('clock.ping', {});
    expect(heard.filter(({ event }) => event !== 'signals')).toEqual([]);
    expect((view as RoundView | null)?.phase).toBe('watch');
    for (const { body } of heard)
      for (const secret of ['fault', 'inject', 'flag.set']) expect(body).not.toContain(secret);
  });
});
