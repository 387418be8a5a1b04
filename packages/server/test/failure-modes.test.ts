import { afterEach, describe, expect, it } from 'vitest';
import { openRound, openTable, send } from './table.ts';

const open: (() => Promise<unknown>)[] = [];
const table = async () => {
  const made = await openTable();
  open.push(async () => {
    await made.rooms.release();
    await made.app.close();
  });
  return made;
};
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

describe('the failure-mode database over HTTP', () => {
  it('tells its lists, counts and gaps at once', async () => {
    const { app } = await table();
    const overview = (await app.inject({ url: '/api/failure-modes' })).json();
    expect(overview).toMatchObject({ incidents: 331, organisations: 96, years: ['1990', '2026'] });
    expect(Object.values(overview.axes).map((terms) => (terms as unknown[]).length)).toEqual([20, 10, 21, 14, 17]);
    expect(overview.gaps).toContain('latent-defect-triggered');
    expect(overview.coverage[0]).toEqual({
      cause: 'config-or-policy-push',
      incidents: 38,
      scenarios: 4,
      antibodyChecks: 10,
    });
  });

  it('searches, narrows and turns pages', async () => {
    const { app } = await table();
    const ask = async (query: string) => (await app.inject({ url: `/api/incidents?${query}` })).json();
    expect(await ask('')).toMatchObject({ total: 331, page: 1, pages: 17 });
    expect(await ask('cause=queue-semantics')).toMatchObject({ total: 13, pages: 1 });
    expect((await ask('page=17')).incidents).toHaveLength(11);
    expect((await ask('q=knight+capital')).incidents).toMatchObject([{ date: '2012' }]);
    expect(await ask('page=999')).toMatchObject({ incidents: [], total: 331 });
  });

  it('leads from an incident to others like it', async () => {
    const { app } = await table();
    const { incident, alike } = (await app.inject({ url: '/api/incidents/IN001' })).json();
    expect(incident).toMatchObject({ id: 'IN001', cause: 'query-lock-plan' });
    expect(alike).toHaveLength(6);
  });

  it('refuses what is not in a list and what is not there, in the words of a problem', async () => {
    const { app } = await table();
    for (const query of ['cause=gremlins', 'page=0', 'colour=blue', 'q=a&q=b'])
      expect((await app.inject({ url: `/api/incidents?${query}` })).json(), query).toMatchObject({
        status: 400,
        code: 'BAD_REQUEST',
      });
    const gone = await app.inject({ url: '/api/incidents/IN999' });
    expect(gone.json()).toMatchObject({ status: 404, code: 'NOT_FOUND', detail: expect.stringContaining('IN999') });
    expect(gone.headers['cache-control']).toBeUndefined();
  });

  it('is kept by browsers, and asked for again by its tag', async () => {
    const { app } = await table();
    const { headers } = await app.inject({ url: '/api/failure-modes' });
    expect(headers['cache-control']).toBe('public, max-age=300');
    const again = await app.inject({ url: '/api/failure-modes', headers: { 'if-none-match': String(headers.etag) } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});

describe('the class of a scenario', () => {
  it('shows in no public answer: they name no scenario and no check', async () => {
    const { app, services } = await table();
    const { scenarios, antibodyChecks } = services.failures.database;
    for (const url of ['/api/failure-modes', '/api/incidents?page=1', '/api/incidents/IN001', '/api/scenarios']) {
      const { body } = await app.inject({ url });
      for (const secret of [...scenarios.map(({ id }) => id), ...antibodyChecks.map(({ text }) => text)])
        expect(body).not.toContain(secret);
    }
  });

  it('is told when the round has ended, to who sat in it', async () => {
    const { app, clock, rooms } = await table();
    const { code, token } = await openRound(app);
    const url = `/api/rounds/${code}/failure-modes`;
    const headers = { authorization: `Bearer ${token}` };
    await send(app, code, token, { type: 'round.start' });
    const { log } = rooms.get(code).host.run;
    await clock.advanceUntil(() => log.entries.some(({ type }) => type === 'slo.breached'), 300_000, 'impact');
    expect((await app.inject({ url, headers })).json()).toMatchObject({ code: 'ROUND_NOT_IN_PHASE' });
    await send(app, code, token, { type: 'round.stop' }, 'key-stop-1');
    await clock.advanceUntil(() => log.entries.some(({ type }) => type === 'round.ended'), 300_000, 'end');
    expect((await app.inject({ url })).json()).toMatchObject({ code: 'NOT_ALLOWED' });
    const told = (await app.inject({ url, headers })).json();
    expect(told).toMatchObject({ scenario: 'tiny-outage', classes: [{ id: 'hardware-power-storage', incidents: 15 }] });
    expect(told.incidents).toHaveLength(6);
    expect(told.antibodyChecks).toEqual([]);
  });
});
