import { canonicalJson, grade, type Rules, type Scenario } from '@chaos-engine/core';
import { createRooms, type Library } from '@chaos-engine/engine';
import { createMemoryStore } from '@chaos-engine/store';
import { createFakeProvider, createManualClock, quickRules, tinyScenario, tinyStack } from '@chaos-engine/testkit';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../src/app.ts';
import { createDoctor } from '../src/doctor.ts';
import { openFailureLibrary } from '../src/failure-library.ts';
import type { ImageNeeds } from '../src/image-needs.ts';
import { mustBe } from '../src/operator-key.ts';
import { createPresence } from '../src/presence.ts';
import type { Services } from '../src/services.ts';
import { createTerminalRooms } from '../src/sockets/terminal-rooms.ts';
import { createTokens } from '../src/tokens.ts';

/** A whole server but for the engine: fake playgrounds, a store in memory, a clock moved by hand. */
export async function openTable({
  rules = quickRules(),
  maxRounds = 2,
  scenario: played = tinyScenario(),
  imageNeeds = async () => new Map(),
}: {
  rules?: Rules;
  maxRounds?: number;
  scenario?: Scenario;
  imageNeeds?: () => Promise<ReadonlyMap<string, ImageNeeds>>;
} = {}) {
  const clock = createManualClock();
  const provider = createFakeProvider(clock);
  const store = createMemoryStore();
  const library: Library = {
    scenarios: [{ scenario: played, digest: 'd'.repeat(64), stack: tinyStack(), stackDir: '/nowhere' }],
    broken: [{ id: 'torn', why: 'line 3: unknown fault' }],
  };
  const scores = new Map<string, number | null>();
  let ids = 0;
  const rooms = createRooms({
    store,
    provider,
    clock,
    library: () => library,
    rules: { practice: rules, ranked: rules },
    random: Math.random,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    maxRounds,
    onError: () => undefined,
    grade: async (code, { scenario }, entries) => {
      const card = grade(entries, scenario.sealed);
      await store.updateRound(code, { outcome: card.outcome, score: card.total, scoreJson: canonicalJson(card) });
      scores.set(code, card.total);
      return { outcome: card.outcome };
    },
  });
  const doctor = createDoctor({
    version: '0',
    dataDir: '/tmp',
    examineEngine: async () => ({
      name: 'Fake',
      version: '1',
      detail: '',
      checks: [],
      promises: [],
      isolation: 'solo',
    }),
    imageNeeds,
  });
  await doctor.look();
  const services: Services = {
    version: '0',
    clock,
    store,
    provider,
    library: () => library,
    failures: openFailureLibrary('0'),
    rooms,
    tokens: createTokens(Buffer.from('secret')),
    operator: { check: (given) => mustBe('operator-key', given) },
    doctor,
    presence: createPresence(),
    scores,
    terminals: createTerminalRooms({ store, clock, onError: () => undefined }),
  };
  const app = await buildApp(services, { logger: false, webDir: null });
  return { app, services, clock, provider, store, rooms };
}

/** Opens a round over HTTP. */
export async function openRound(app: FastifyInstance, body: object = { scenario: 'tiny-outage' }) {
  const response = await app.inject({ method: 'POST', url: '/api/rounds', payload: body });
  return { response, ...(response.json() as { code: string; token: string }) };
}

/** Sends a command as the player the token belongs to. */
export function send(app: FastifyInstance, code: string, token: string | null, command: object, key = 'key-12345678') {
  return app.inject({
    method: 'POST',
    url: `/api/rounds/${code}/commands`,
    payload: { key, command },
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
}
