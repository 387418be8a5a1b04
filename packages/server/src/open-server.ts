import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ChaosError, canonicalJson, grade, type Store } from '@chaos-engine/core';
import { createRooms, systemClock } from '@chaos-engine/engine';
import { openSqliteStore } from '@chaos-engine/store';
import { buildApp } from './app.ts';
import { createDoctor } from './doctor.ts';
import { openFailureLibrary } from './failure-library.ts';
import { loadLibrary } from './library.ts';
import { openOperatorKey } from './operator-key.ts';
import type { ServerOptions } from './options.ts';
import { rulesFor } from './pace.ts';
import { openPlaygrounds } from './playgrounds.ts';
import { createPresence } from './presence.ts';
import { projectRoot } from './project-root.ts';
import type { Services } from './services.ts';
import { createSocketServer } from './sockets/socket-server.ts';
import { createTerminalRooms } from './sockets/terminal-rooms.ts';
import { createTokens } from './tokens.ts';
import { version } from './version.ts';

export interface RunningServer {
  readonly url: string;
  /** Stops listening, lets go of rounds (or stops them and cleans up), and resolves when nothing is left. */
  close(): Promise<void>;
}

export interface ServerEvents {
  /** Another server has taken over the data folder: this one must end at once, and touch nothing any more. */
  readonly onLost: (error: ChaosError) => void;
}

/** Wires all parts together and listens. Rejects with STORE_LOCKED when another server holds the data folder. */
export async function openServer(options: ServerOptions, { onLost }: ServerEvents): Promise<RunningServer> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const clock = systemClock;
  const store = await openSqliteStore({ dataDir: options.dataDir, onLost });
  const instance = await settled(store, 'instance', () => randomUUID().slice(0, 8));
  const secret = await settled(store, 'token-secret', () => randomBytes(32).toString('base64url'));
  const library = await loadLibrary(options.library);
  const complain = (error: unknown) =>
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  const playgrounds = openPlaygrounds({
    instance,
    epoch: store.epoch,
    dataDir: options.dataDir,
    library,
    poolSize: options.poolSize,
    playing: () => rooms.playing(),
    onError: complain,
  });
  const { provider } = playgrounds;
  const doctor = createDoctor({
    version,
    dataDir: options.dataDir,
    examineEngine: () => provider.examine(),
    imageNeeds: playgrounds.imageNeeds,
    abilities: provider.abilities,
    ready: provider.ready,
  });
  const scores = new Map<string, number | null>();
  const rooms = createRooms({
    store,
    provider,
    clock,
    library: () => library,
    rules: rulesFor(options.pace),
    random: Math.random,
    newId: randomUUID,
    maxRounds: options.maxRounds,
    onError: complain,
    grade: async (code, { scenario }, entries) => {
      const card = grade(entries, scenario.sealed);
      const { ttdMs, ttmMs } = card.measures;
      await store.updateRound(code, {
        outcome: card.outcome,
        score: card.total,
        scoreJson: canonicalJson(card),
        ttdMs,
        ttmMs,
      });
      scores.set(code, card.total);
      return { outcome: card.outcome };
    },
  });
  const operator = openOperatorKey(options.dataDir);
  const services: Services = {
    version,
    clock,
    store,
    provider,
    library: () => library,
    failures: openFailureLibrary(version),
    rooms,
    tokens: createTokens(Buffer.from(secret, 'base64url')),
    operator,
    doctor,
    presence: createPresence(),
    scores,
    terminals: createTerminalRooms({ store, clock, onError: complain }),
  };
  const stopEngineWatch = provider.onEngineChange((reachable) => doctor.engineChanged(reachable));
  await doctor.look();
  await rooms.recover();
  const stopJanitor = provider.startJanitor(() => new Set(rooms.all().map(({ host }) => host.run.code)));

  const webDir = join(projectRoot, 'packages', 'web', 'dist');
  const app = await buildApp(services, {
    logger: { level: process.env.CHAOS_LOG ?? 'warn' },
    webDir: existsSync(webDir) ? webDir : null,
  });
  const io = createSocketServer(app, services);
  const url = await app.listen({ host: options.host, port: options.port });

  playgrounds.fillPool();

  return {
    url,
    async close() {
      await io.close();
      await app.close();
      await services.terminals.close();
      if (!options.keep) await rooms.stopAll();
      await rooms.release();
      stopJanitor();
      stopEngineWatch();
      await provider.close();
      await store.close();
      operator.close();
    },
  };
}

/** A setting made once and kept. */
async function settled(store: Store, name: string, make: () => string): Promise<string> {
  const known = await store.setting(name);
  if (known !== null) return known;
  const made = make();
  await store.saveSetting(name, made);
  return made;
}
