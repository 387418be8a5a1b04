import { afterEach, describe, expect, it } from 'vitest';
import { openRound, openTable, send } from './table.ts';

const open: (() => Promise<unknown>)[] = [];
const table = async (...args: Parameters<typeof openTable>) => {
  const made = await openTable(...args);
  open.push(async () => {
    await made.rooms.release();
    await made.app.close();
  });
  return made;
};
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const problem = (status: number, code: string) => ({ statusCode: status, code });
const seen = (response: { statusCode: number; json: () => { code: string } }) => ({
  statusCode: response.statusCode,
  code: response.json().code,
});

describe('bad input is answered with a coded problem and changes nothing', () => {
  it('an unknown scenario names those there are', async () => {
    const { app, rooms } = await table();
    const { response } = await openRound(app, { scenario: 'nope' });
    expect(seen(response)).toEqual(problem(404, 'SCENARIO_UNKNOWN'));
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json().detail).toContain('tiny-outage');
    expect(rooms.all()).toEqual([]);
  });

  it('a scenario whose images are missing names them and the command that builds them', async () => {
    let needs = { missing: ['tiny/web:dev'], outdated: [] as string[] };
    const { app, rooms } = await table({ imageNeeds: async () => new Map([['tiny', needs]]) });
    const { response } = await openRound(app);
    expect(seen(response)).toEqual(problem(503, 'IMAGE_MISSING'));
    expect(response.json().detail).toMatch(/tiny\/web:dev; .*npm run chaos -- stack build tiny/);
    expect(rooms.all()).toEqual([]);
    needs = { missing: [], outdated: [] };
    expect((await openRound(app)).response.statusCode).toBe(201);
  });

  it('a broken scenario says what is wrong with it', async () => {
    const { app } = await table();
    const { response } = await openRound(app, { scenario: 'torn' });
    expect(response.json()).toMatchObject({ code: 'SCENARIO_INVALID', detail: expect.stringContaining('line 3') });
  });

  it.each([
    ['no body', undefined],
    ['a wrong type', { scenario: 7 }],
    ['an unknown field', { scenario: 'tiny-outage', admin: true }],
    ['a seed with a path in it', { scenario: 'tiny-outage', seed: '../x' }],
  ])('%s', async (_, body) => {
    const { app } = await table();
    const response = await app.inject({ method: 'POST', url: '/api/rounds', ...(body ? { payload: body } : {}) });
    expect(seen(response)).toEqual(problem(400, 'BAD_REQUEST'));
  });

  it('malformed JSON', async () => {
    const { app } = await table();
    const headers = { 'content-type': 'application/json' };
    const response = await app.inject({ method: 'POST', url: '/api/rounds', payload: '{"scenario":', headers });
    expect(seen(response)).toEqual(problem(400, 'BAD_REQUEST'));
  });

  it('a body that is too large', async () => {
    const { app } = await table();
    const { response } = await openRound(app, { scenario: 'x'.repeat(100_000) });
    expect(seen(response)).toEqual(problem(413, 'BODY_TOO_LARGE'));
  });

  it('a command in the wrong phase', async () => {
    const { app } = await table();
    const { code, token } = await openRound(app);
    const declare = { type: 'incident.declare', severity: 1, impact: [] };
    expect(seen(await send(app, code, token, declare))).toEqual(problem(409, 'ROUND_NOT_IN_PHASE'));
  });

  it('somebody else’s round, no token, and one that expired', async () => {
    const { app, services } = await table();
    const mine = await openRound(app);
    const other = await openRound(app);
    const start = { type: 'round.start' };
    expect(seen(await send(app, mine.code, other.token, start))).toEqual(problem(403, 'NOT_ALLOWED'));
    expect(seen(await send(app, mine.code, null, start))).toEqual(problem(403, 'NOT_ALLOWED'));
    expect(seen(await send(app, mine.code, `${mine.token}x`, start))).toEqual(problem(403, 'NOT_ALLOWED'));
    const old = services.tokens.issue({ round: mine.code, player: 'p', expires: 0 });
    expect(seen(await send(app, mine.code, old, start))).toEqual(problem(401, 'TOKEN_EXPIRED'));
  });

  it('a stop by anybody but who runs the server', async () => {
    const { app, rooms } = await table();
    const { code, token } = await openRound(app);
    const stop = (key: string, round = code) =>
      app.inject({ method: 'POST', url: `/api/rounds/${round}/stop`, headers: { authorization: `Bearer ${key}` } });
    expect(seen(await stop(token))).toEqual(problem(403, 'NOT_ALLOWED'));
    expect(rooms.get(code).host.run.log.entries.map(({ type }) => type)).not.toContain('round.stopped');
    expect((await stop('operator-key')).json()).toEqual({ stopped: code });
    expect(rooms.get(code).host.run.log.entries).toContainEqual(
      expect.objectContaining({ type: 'round.stopped', by: 'operator' }),
    );
    expect(seen(await stop('operator-key'))).toEqual(problem(409, 'ROUND_NOT_IN_PHASE'));
    expect(seen(await stop('operator-key', 'r-none'))).toEqual(problem(404, 'ROUND_UNKNOWN'));
  });

  it('a page of another site', async () => {
    const { app } = await table();
    const headers = { origin: 'http://evil.example', host: '127.0.0.1:4600' };
    const response = await app.inject({
      method: 'POST',
      url: '/api/rounds',
      payload: { scenario: 'tiny-outage' },
      headers,
    });
    expect(seen(response)).toEqual(problem(403, 'NOT_ALLOWED'));
  });

  it('one round more than there is room for', async () => {
    const { app } = await table({ maxRounds: 1 });
    await openRound(app);
    const { response } = await openRound(app);
    expect(seen(response)).toEqual(problem(503, 'ROUND_LIMIT'));
  });

  it('a route that does not exist', async () => {
    const { app } = await table();
    expect(seen(await app.inject({ url: '/api/nothing' }))).toEqual(problem(404, 'NOT_FOUND'));
  });
});

describe('images that are older than their files', () => {
  it('are a warning of the doctor and of the scenario, which is played all the same', async () => {
    const needs = { missing: [], outdated: ['tiny/web:dev'] };
    const { app } = await table({ imageNeeds: async () => new Map([['tiny', needs]]) });
    const { checks } = (await app.inject({ url: '/api/status' })).json();
    expect(checks).toContainEqual(expect.objectContaining({ id: 'images-tiny', state: 'warn' }));
    const { scenarios } = (await app.inject({ url: '/api/scenarios' })).json();
    expect(scenarios[0]).toMatchObject({ playable: true, warning: expect.stringContaining('tiny/web:dev') });
    expect((await openRound(app)).response.statusCode).toBe(201);
  });
});

describe('a round over HTTP', () => {
  it('tells its truth only when it has ended', async () => {
    const { app, clock, provider, rooms } = await table();
    const { code, token } = await openRound(app);
    const headers = { authorization: `Bearer ${token}` };
    await send(app, code, token, { type: 'round.start' });
    const { log } = rooms.get(code).host.run;
    await clock.advanceUntil(() => log.entries.some(({ type }) => type === 'slo.breached'), 300_000, 'impact');
    for (const route of ['debrief', 'score', 'log', 'tracks/signals'])
      expect(seen(await app.inject({ url: `/api/rounds/${code}/${route}`, headers }))).toEqual(
        problem(409, 'ROUND_NOT_IN_PHASE'),
      );
    await send(app, code, token, { type: 'incident.declare', severity: 1, impact: ['browse'] }, 'key-declare-1');
    await provider.control(code, 'db', 'start');
    await clock.advanceUntil(() => log.entries.some(({ type }) => type === 'playground.removed'), 300_000, 'end');
    const debrief = (await app.inject({ url: `/api/rounds/${code}/debrief`, headers })).json();
    expect(debrief).toMatchObject({ outcome: 'mitigated', text: 'The database was stopped.' });
    expect(debrief.score).toBeGreaterThan(300);
    expect(debrief.truth.faults).toMatchObject([{ target: 'db', reverted: 'undone exactly' }]);
    const score = (await app.inject({ url: `/api/rounds/${code}/score`, headers })).json();
    expect(score.total).toBe(debrief.score);
  });

  it('that ended before its fault says that there is nothing to undo', async () => {
    const { app, clock, rooms } = await table();
    const { code, token } = await openRound(app);
    const headers = { authorization: `Bearer ${token}` };
    await send(app, code, token, { type: 'round.start' });
    const { log } = rooms.get(code).host.run;
    await clock.advanceUntil(() => log.entries.some(({ type }) => type === 'playground.ready'), 60_000, 'start');
    await send(app, code, token, { type: 'round.stop' }, 'key-stop-1');
    await clock.advanceUntil(() => log.entries.some(({ type }) => type === 'round.ended'), 60_000, 'end');
    const debrief = (await app.inject({ url: `/api/rounds/${code}/debrief`, headers })).json();
    expect(debrief).toMatchObject({ outcome: 'void', voidReason: 'aborted-early', score: null });
    expect(debrief.truth.faults).toMatchObject([{ at: null, reverted: 'nothing to undo' }]);
    expect(debrief.journeys).toMatchObject([{ id: 'browse' }]);
  });

  it('keeps the sealed part out of every page before the end', async () => {
    const { app } = await table();
    await openRound(app);
    for (const url of [
      '/api/scenarios',
      '/api/scenarios/tiny-outage',
      '/api/rounds',
      '/api/status',
      '/api/leaderboard',
    ]) {
      const { body } = await app.inject({ url });
      for (const secret of ['The database was stopped', 'service.stop', 'It is stopped', 'hardware-power'])
        expect(body).not.toContain(secret);
    }
  });

  it('takes rounds up after a restart', async () => {
    const first = await table();
    const { code, token } = await openRound(first.app);
    await send(first.app, code, token, { type: 'round.start' });
    await first.clock.advance(15_000);
    await first.rooms.release();
    await first.rooms.recover();
    expect(first.rooms.get(code).host.run.log.snapshot.context.players).toHaveLength(1);
    await first.clock.advance(2_000);
    expect(first.rooms.get(code).host.run.log.entries.some(({ type }) => type === 'clock.resumed')).toBe(true);
  });

  it('stopped with the server is cleaned up before the server is gone', async () => {
    const { app, clock, provider, rooms } = await table();
    const { code, token } = await openRound(app);
    await send(app, code, token, { type: 'round.start' });
    await clock.advance(15_000);
    expect(await provider.list()).toEqual([code]);
    const left = rooms.stopAll().then(() => provider.list());
    await clock.advance(5_000);
    expect(await left).toEqual([]);
  });
});
