import { ChaosError } from '@chaos-engine/core';
import { findScenario } from '@chaos-engine/engine';
import { type OpenedRound, openRoundSchema, sendCommandSchema } from '@chaos-engine/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { debriefOf } from '../debrief.ts';
import { endedRound } from '../ended-round.ts';
import { parseBody } from '../problem.ts';
import { roundFailureModes } from '../round-failure-modes.ts';
import { roundRows } from '../round-rows.ts';
import type { Services } from '../services.ts';
import { whyNotPlayable } from '../why-not-playable.ts';

const seatForMs = 7 * 24 * 3_600_000;

/** Opening a round, acting in it, and reading what became of it. */
export function roundRoutes(app: FastifyInstance, services: Services): void {
  const { rooms, tokens, clock, store, doctor, operator } = services;
  const claim = (request: FastifyRequest<{ Params: { code: string } }>) =>
    tokens.read(bearer(request), request.params.code, clock.wall());

  /** Refused before the round rather than void in it. */
  async function mustBePlayable(scenario: string): Promise<void> {
    const entry = findScenario(services.library(), scenario);
    if (whyNotPlayable(entry, doctor) === null) return;
    // It may have been mended since the last look.
    await doctor.look();
    const why = whyNotPlayable(entry, doctor);
    if (why !== null) throw new ChaosError(why.code, `scenario ${scenario} cannot be played: ${why.words}`);
  }

  app.get('/api/rounds', async () => ({ rounds: await roundRows(services) }));

  app.post('/api/rounds', async (request, reply) => {
    const { scenario, mode, seed, name } = parseBody(openRoundSchema, request.body);
    await mustBePlayable(scenario);
    const { code, player } = await rooms.open({ scenario, mode, seed: seed ?? null, name });
    const token = tokens.issue({ round: code, player, expires: clock.wall() + seatForMs });
    return reply.status(201).send({ code, token } satisfies OpenedRound);
  });

  app.post<{ Params: { code: string } }>('/api/rounds/:code/commands', async (request) => {
    const { player } = claim(request);
    const { key, command } = parseBody(sendCommandSchema, request.body);
    await rooms.get(request.params.code).host.command(player, command, key);
    // The number itself would tell how many secret facts there are.
    return { seq: 0 };
  });

  app.post<{ Params: { code: string } }>('/api/rounds/:code/stop', async (request) => {
    operator.check(bearer(request));
    await rooms.stop(request.params.code);
    return { stopped: request.params.code };
  });

  app.get<{ Params: { code: string } }>('/api/rounds/:code/debrief', async (request) => {
    claim(request);
    return debriefOf(await endedRound(request.params.code, services), services);
  });

  app.get<{ Params: { code: string } }>('/api/rounds/:code/failure-modes', async (request) => {
    claim(request);
    return roundFailureModes(await endedRound(request.params.code, services), services);
  });

  app.get<{ Params: { code: string } }>('/api/rounds/:code/score', async (request, reply) => {
    claim(request);
    const { record } = await endedRound(request.params.code, services);
    return reply.type('application/json').send(record.scoreJson ?? 'null');
  });

  app.get<{ Params: { code: string } }>('/api/rounds/:code/log', async (request, reply) => {
    claim(request);
    const { entries } = await endedRound(request.params.code, services);
    return reply.type('application/x-ndjson').send(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  });

  app.get<{ Params: { code: string; name: string } }>('/api/rounds/:code/tracks/:name', async (request, reply) => {
    claim(request);
    await endedRound(request.params.code, services);
    return reply.type('application/x-ndjson').send(await store.readTrack(request.params.code, request.params.name));
  });

  app.get<{ Querystring: { scenario?: string } }>('/api/leaderboard', async ({ query }) => ({
    rows: (await roundRows(services, { limit: 500 }))
      .filter(({ scenario, score }) => score !== null && (!query.scenario || scenario === query.scenario))
      .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
      .slice(0, 100),
  }));
}

function bearer(request: FastifyRequest): string | undefined {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  return scheme === 'Bearer' ? token : undefined;
}
