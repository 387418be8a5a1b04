import {
  ChaosError,
  type Clock,
  type Entry,
  foldRound,
  type Mode,
  type PlaygroundProvider,
  type RoundSnapshot,
  type Rules,
  type Store,
  stateOf,
} from '@chaos-engine/core';
import type { LogView, Signals } from '@chaos-engine/protocol';
import { openedEntry } from './host/opened.ts';
import { delay } from './host/round-clock.ts';
import { createRoundHost, type RoundHost, type RoundListeners } from './host/round-host.ts';
import type { GradeResult } from './host/round-run.ts';
import { type DrawnScenario, drawn, findScenario, type Library } from './library.ts';
import { newRoundCode } from './round-code.ts';
import { phaseOf } from './view/phase.ts';

/** A round this process is host to. */
export interface Room {
  readonly host: RoundHost;
  readonly entry: DrawnScenario;
  /** Hears of everything until the returned function is called. */
  subscribe(listener: RoomListener): () => void;
}

export interface RoomListener {
  readonly onView: () => void;
  readonly onSignals: (signals: Signals) => void;
  readonly onLogs: (lines: readonly LogView[]) => void;
}

export interface OpenRequest {
  readonly scenario: string;
  readonly mode: Mode;
  readonly seed: string | null;
  readonly name: string;
}

/** All rounds of this installation. */
export interface Rooms {
  open(request: OpenRequest): Promise<{ code: string; player: string }>;
  /** `ROUND_UNKNOWN` when this process is not its host. */
  get(code: string): Room;
  all(): readonly Room[];
  /** Rounds whose users are measured now: they have left the lobby and are not over. */
  playing(): number;
  /** Takes up every round the log says is not over. */
  recover(): Promise<void>;
  /** Lets go of all rounds; they can be taken up again. */
  release(): Promise<void>;
  /** Ends a round in the operator's name; its playground is removed after that. `ROUND_NOT_IN_PHASE` when it is over. */
  stop(code: string): Promise<void>;
  /** Stops all rounds and waits until their playgrounds are gone. */
  stopAll(): Promise<void>;
}

export interface RoomsOptions {
  readonly store: Store;
  readonly provider: PlaygroundProvider;
  readonly clock: Clock;
  readonly library: () => Library;
  readonly rules: Readonly<Record<Mode, Rules>>;
  readonly random: () => number;
  readonly newId: () => string;
  /** Grades a finished round and keeps the result. */
  readonly grade: (code: string, entry: DrawnScenario, entries: readonly Entry[]) => Promise<GradeResult>;
  readonly maxRounds: number;
  /** Told what of lists and replay could not be kept; the log itself answers for its own. */
  readonly onError: (error: unknown) => void;
}

/** How long a stop waits for playgrounds to be gone; what is left then is swept at the next start. */
const cleanUpLimitMs = 30_000;

export function createRooms(options: RoomsOptions): Rooms {
  const { store, provider, clock, library, random } = options;
  const rooms = new Map<string, Room>();
  const keep = (work: Promise<void>) => void work.catch(options.onError);
  const isOver = (host: RoundHost) => ['ended', 'archived'].includes(stateOf(host.run.log.snapshot));
  const isLive = ({ host }: Room) => !isOver(host);

  const take = (code: string, entry: DrawnScenario, history: readonly Entry[]): Room => {
    const listeners = new Set<RoomListener>();
    const tell = <K extends keyof RoomListener>(name: K, ...args: Parameters<RoomListener[K]>) => {
      for (const listener of listeners) (listener[name] as (...values: typeof args) => void)(...args);
    };
    const fanOut: RoundListeners = {
      onEntries: (entries) => {
        const change = recordChange(entries, room.host.run.log.snapshot);
        if (change) keep(store.updateRound(code, change));
      },
      onView: () => tell('onView'),
      onSignals: (signals) => {
        keep(store.appendTrack(code, 'signals', `${JSON.stringify(signals)}\n`));
        tell('onSignals', signals);
      },
      onLogs: (lines) => {
        keep(store.appendTrack(code, 'logs', lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
        tell('onLogs', lines);
      },
    };
    const host = createRoundHost({
      code,
      scenario: entry.scenario,
      stack: entry.stack,
      stackDir: entry.stackDir,
      provider,
      clock,
      history,
      commit: (entries) => store.append(code, entries),
      grade: (entries) => options.grade(code, entry, entries),
      othersAreSampled: () =>
        [...rooms.values()].some(
          (other) =>
            other.host !== host &&
            other.host.lastSampleAt !== null &&
            clock.monotonic() - other.host.lastSampleAt < 5_000,
        ),
      listeners: fanOut,
    });
    const room: Room = {
      host,
      entry,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    rooms.set(code, room);
    return room;
  };

  const get = (code: string): Room => {
    const room = rooms.get(code);
    if (room) return room;
    throw new ChaosError(
      'ROUND_UNKNOWN',
      `no round ${JSON.stringify(code)} is running here; start a new one from its scenario`,
    );
  };

  return {
    async open({ scenario: id, mode, seed: wanted, name }) {
      const found = findScenario(library(), id);
      if ([...rooms.values()].filter(isLive).length >= options.maxRounds)
        throw new ChaosError(
          'ROUND_LIMIT',
          `${options.maxRounds} round${options.maxRounds === 1 ? ' is' : 's are'} running, and there is room for no more; finish or stop one first`,
        );
      const code = newRoundCode(random);
      const player = options.newId();
      const seed = wanted ?? options.newId();
      const entry = drawn(found, seed);
      const { scenario, digest } = entry;
      const opened = openedEntry(entry, { mode, seed, rules: options.rules[mode], wall: clock.wall() });
      await store.createRound({
        code,
        scenario: scenario.id,
        version: scenario.version,
        digest,
        mode,
        seed,
        startedWall: opened.wall,
      });
      await store.append(code, [opened]);
      const room = take(code, entry, [opened]);
      await room.host.start();
      await room.host.append([{ type: 'player.joined', player, name }]);
      return { code, player };
    },
    get,
    all: () => [...rooms.values()],
    playing: () =>
      [...rooms.values()].filter((room) => isLive(room) && stateOf(room.host.run.log.snapshot) !== 'lobby').length,
    async recover() {
      for (const { code } of await store.unfinishedRounds()) {
        const history = await store.read(code);
        const [opened] = history;
        if (opened?.type !== 'round.opened' || stateOf(foldRound(history)) === 'archived') {
          // Killed before the first fact of a round, or between its last one and this note: nothing is left to do.
          await store.updateRound(code, { phase: 'ended', archived: true });
          continue;
        }
        const entry = library().scenarios.find(({ scenario }) => scenario.id === opened.scenario);
        if (!entry) continue;
        await take(code, drawn(entry, opened.seed), history).host.start();
      }
    },
    async release() {
      await Promise.all([...rooms.values()].map(({ host }) => host.release()));
    },
    async stop(code) {
      await get(code).host.run.log.update((snapshot) => {
        if (['ended', 'archived'].includes(stateOf(snapshot)))
          throw new ChaosError('ROUND_NOT_IN_PHASE', `round ${code} is over already; there is nothing to stop`);
        return [{ type: 'round.stopped', by: 'operator' }];
      });
    },
    async stopAll() {
      await Promise.all(
        [...rooms.values()].map(async ({ host }) => {
          const { log } = host.run;
          if (!isOver(host)) await host.append([{ type: 'round.stopped', by: 'operator' }]);
          const until = clock.monotonic() + cleanUpLimitMs;
          // The effects of the ended round undo, remove and say so; the log is where it is seen.
          while (stateOf(log.snapshot) !== 'archived' && clock.monotonic() < until)
            await delay(clock, 100, new AbortController().signal);
        }),
      );
    },
  };
}

/** What lists show of a round, as far as these entries changed it. The score is written by who grades. */
function recordChange(entries: readonly Entry[], snapshot: RoundSnapshot): Parameters<Store['updateRound']>[1] | null {
  if (entries.every(({ type }) => type === 'sli.sampled')) return null;
  const { players, hints, outcome } = snapshot.context;
  return {
    phase: phaseOf(snapshot),
    archived: stateOf(snapshot) === 'archived',
    player: players.map(({ name }) => name).join(', '),
    hints: hints.length,
    ...(outcome && phaseOf(snapshot) === 'ended' ? { outcome } : {}),
  };
}
