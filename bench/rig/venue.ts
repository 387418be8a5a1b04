import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '@chaos-engine/core';
import type { OpenedRound, Phase, RoundView } from '@chaos-engine/protocol';
import { createTokens } from '@chaos-engine/server';
import { openSqliteStore } from '@chaos-engine/store';
import { type Usage, usageOf } from '../measure/usage.ts';
import { until } from '../measure/wait.ts';
import type { LoopReading } from '../processes/watch-loop.ts';
import { endProcess } from './child.ts';
import { instance } from './instance.ts';
import type { RigOptions } from './rig.ts';
import { openSeat, type Seat } from './seat.ts';
import { sweepInstance } from './sweep.ts';

const scenario = 'q01-quiet-night';
const startLimitMs = 180_000;
/** Users are at work and terminals open; on a busy machine the healthy gate may take long, and nothing here needs it. */
const phasesOn: readonly Phase[] = ['steadying', 'watch'];

/** A server process as people run it, and one round in it whose users are at work. */
export interface Venue {
  readonly url: string;
  readonly code: string;
  /** The round is on, and terminals can be opened. */
  playing(): boolean;
  /** A seat of a new player of the round. */
  seat(): Promise<Seat>;
  /** What a connection of that player proves itself with. */
  pass(player: string): { readonly round: string; readonly token: string };
  usage(): Usage;
  /** Delay of the server's event loop since the last reading. */
  loop(): Promise<LoopReading>;
  close(): Promise<void>;
}

/** Starts the server with a secret that is known here, so that it takes any number of players for its own. */
export async function openVenue({ root, workDir, progress }: RigOptions): Promise<Venue> {
  const dataDir = mkdtempSync(join(workDir, 'server-'));
  const secret = randomBytes(32);
  const store = await openSqliteStore({ dataDir });
  await store.saveSetting('token-secret', secret.toString('base64url'));
  await store.saveSetting('instance', `${instance}-venue`);
  await store.close();
  const { child, url } = await startServer(root, dataDir);
  const close = async () => {
    await endProcess(child, 60_000);
    // On a busy machine the server may have gone before its playground had.
    await sweepInstance(`${instance}-venue`);
  };
  try {
    const opened = await post<OpenedRound>(`${url}/api/rounds`, { scenario, name: 'Bench' }, null);
    const { code } = opened;
    const tokens = createTokens(secret);
    const pass = (player: string) => ({
      round: code,
      token: tokens.issue({ round: code, player, expires: Date.now() + 3_600_000 }),
    });
    const first = await openSeat(url, { round: code, token: opened.token });
    let view: RoundView | null = null;
    first.socket.on('round.view', (next: RoundView) => {
      view = next;
    });
    await command(url, code, opened.token, { type: 'round.start' });
    progress('a server with a running round is being prepared');
    const phase = () => view?.phase ?? 'lobby';
    await until(
      'the round is on',
      () => {
        if (phase() === 'ended') throw new Error(`the round ended: ${view?.voidBecause}`);
        return phasesOn.includes(phase());
      },
      startLimitMs,
    );
    return {
      url,
      code,
      playing: () => phasesOn.includes(phase()) && child.exitCode === null,
      seat: () => openSeat(url, pass(randomUUID())),
      pass,
      usage: () => usageOf(child.pid ?? 0),
      loop: () =>
        new Promise((resolve) => {
          child.once('message', (reading) => resolve(reading as LoopReading));
          child.send('loop');
        }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startServer(root: string, dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const watch = join(root, 'bench/processes/watch-loop.ts');
  const args = ['--port', '0', '--data-dir', dataDir, '--pace', 'quick', '--pool', '0'];
  const child = spawn(process.execPath, ['--import', watch, join(root, 'packages/server/src/main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      const [found] = /http:\S+/.exec(chunk.toString()) ?? [];
      if (found) resolve(found);
    });
  });
  return { child, url };
}

const command = (url: string, code: string, token: string, body: Command) =>
  post(`${url}/api/rounds/${code}/commands`, { key: randomUUID(), command: body }, token);

async function post<T>(url: string, body: object, token: string | null): Promise<T> {
  const headers = {
    'content-type': 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = (await response.json()) as T & { detail?: string };
  if (!response.ok) throw new Error(`${url}: ${response.status} ${answer.detail ?? ''}`);
  return answer;
}
