import { setTimeout as delay } from 'node:timers/promises';
import { type Entry, type FactType, foldRound, type RoundState, stateOf } from '@chaos-engine/core';
import type { DrawnKill, Ending } from './kill-plan.ts';
import type { Table } from './open-table.ts';
import { openRound, type Player } from './player.ts';
import { peek, readWhole } from './read-log.ts';

/** What was seen at one kill: the log right after it, and once the server was back. */
export interface Survived {
  readonly state: RoundState;
  readonly acknowledged: ReadonlySet<string>;
  readonly before: readonly Entry[];
  readonly after: readonly Entry[];
}

/** A round that was played to its end, whatever happened to its server. */
export interface PlayedRound {
  readonly player: Player;
  readonly kills: readonly Survived[];
  readonly entries: readonly Entry[];
  /** What the sign said each time it was written, as its witness saw it before the playground went. */
  readonly turned: readonly string[];
}

const limitMs = 900_000;

/** Plays one round to its end and kills the server at each of the moments given. Rejects when the round does not go on. */
export async function playThroughKills(
  table: Table,
  ending: Ending,
  moments: readonly DrawnKill[],
): Promise<PlayedRound> {
  const { server, dataDir } = table;
  const player = await openRound(server.url);
  const { code } = player;
  const log = () => peek(dataDir, code);
  const until = performance.now() + limitMs;
  const reached = async (type: FactType): Promise<void> => {
    for (;;) {
      const entries = log();
      if (entries.some((entry) => entry.type === type)) return;
      const voided = entries.find((entry) => entry.type === 'round.voided');
      if (voided?.type === 'round.voided') throw new Error(`round ${code} became void: ${voided.detail}`);
      if (performance.now() > until)
        throw new Error(`round ${code}: no ${type}; its log ends with ${lastOf(entries)}\n${server.complaints()}`);
      await delay(20);
    }
  };

  const story = play(table, ending, player, reached);
  /** What the player could not do ends the wait for what would have come of it. */
  const orStory = <T>(work: Promise<T>) => Promise.race([work, story.then(() => work)]);
  const stopScribbling = player.scribble();
  const kills: Survived[] = [];
  for (const { after, delayMs, againMs } of moments) {
    await orStory(reached(after));
    await delay(delayMs);
    await server.kill();
    const acknowledged = new Set(player.acknowledged);
    const before = await readWhole(dataDir, code);
    if (againMs !== null) await server.start(againMs);
    await server.start();
    kills.push({ state: stateOf(foldRound(before)), acknowledged, before, after: log() });
  }
  const turned = await story;
  await reached('playground.removed');
  await stopScribbling();
  return { player, kills, entries: log(), turned };
}

/** What the player does, each as soon as the log lets them; resolves to what the witness saw before they ended it. */
async function play(
  { engine }: Table,
  ending: Ending,
  { code, send }: Player,
  reached: (type: FactType) => Promise<void>,
): Promise<readonly string[]> {
  const look = async () => (await engine.shell(code, 'witness', 'cat /tmp/turned')).trim().split('\n');
  await send({ type: 'round.start' });
  await reached('slo.breached');
  await send({ type: 'incident.declare', severity: 2, impact: ['visit'], note: '' });
  await delay(2_000);
  if (ending === 'gave-up') {
    const seen = await look();
    await delay(2_000);
    await send({ type: 'player.give-up' });
    await send({ type: 'answers.finish' });
    return seen;
  }
  await engine.shell(code, 'web', 'echo open > /srv/sign/sign');
  if (ending === 'stopped') {
    await reached('slo.recovered');
    await delay(6_000);
    const seen = await look();
    await send({ type: 'round.stop' });
    return seen;
  }
  await reached('durability.probed');
  const seen = await look();
  while (!(await send({ type: 'answers.finish' }))) await delay(300);
  return seen;
}

function lastOf(entries: readonly Entry[]): string {
  return entries
    .filter(({ type }) => type !== 'sli.sampled' && type !== 'note.added')
    .slice(-6)
    .map(({ type, at }) => `${type}@${at}`)
    .join(' ');
}
