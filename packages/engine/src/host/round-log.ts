import {
  type Clock,
  type Entry,
  evolve,
  type Fact,
  openRound,
  type RoundSnapshot,
  type RoundTime,
} from '@chaos-engine/core';
import type { RoundClock } from './round-clock.ts';

/** Facts that follow from a fact: the judgement of samples, alerts. Pure fold, rebuilt from the log after a restart. */
export type Derive = (entry: Entry, snapshot: RoundSnapshot) => readonly Fact[];

export interface RoundLogOptions {
  /** Resolves once the entries are safe; rejects when they are not. */
  readonly commit: (entries: readonly Entry[]) => Promise<void>;
  readonly clock: Clock;
  readonly roundClock: RoundClock;
  readonly derive: Derive;
  readonly onEntries: (entries: readonly Entry[], snapshot: RoundSnapshot) => void;
}

export interface AppendOptions {
  /** Round time of the facts; now, when not given. */
  readonly at?: RoundTime;
  /** Idempotency key of the command that makes them. */
  readonly key?: string;
}

/** The one writer of a round's log: facts go in, in order; state is what they fold to. */
export interface RoundLog {
  readonly snapshot: RoundSnapshot;
  readonly entries: readonly Entry[];
  /**
   * Decides on the newest state and appends what was decided, as one step. Resolves with the last sequence number once
   * the facts are committed. Rejects with what `decide` threw, and then nothing has changed.
   */
  update(decide: (snapshot: RoundSnapshot) => readonly Fact[], options?: AppendOptions): Promise<number>;
  append(facts: readonly Fact[], options?: AppendOptions): Promise<number>;
}

/** Takes up a log: `history` begins with `round.opened`. */
export function openRoundLog(history: readonly Entry[], options: RoundLogOptions): RoundLog {
  const [opened, ...rest] = history;
  if (opened?.type !== 'round.opened') throw new Error('a round log begins with round.opened');
  const entries: Entry[] = [opened];
  let snapshot = openRound(opened);
  for (const entry of rest) {
    snapshot = evolve(snapshot, entry);
    entries.push(entry);
    options.derive(entry, snapshot);
  }
  let turn: Promise<unknown> = Promise.resolve();

  const run = async (decide: (snapshot: RoundSnapshot) => readonly Fact[], { at, key }: AppendOptions) => {
    const queue: { fact: Fact; key?: string }[] = decide(snapshot).map((fact) => ({ fact, ...(key && { key }) }));
    if (queue.length === 0) return entries.length - 1;
    const fresh: Entry[] = [];
    let next = snapshot;
    const stamp = { at: Math.round(at ?? options.roundClock.now()), wall: Math.round(options.clock.wall()) };
    for (let item = queue.shift(); item; item = queue.shift()) {
      const entry: Entry = {
        ...item.fact,
        ...stamp,
        ...(item.key && { key: item.key }),
        seq: entries.length + fresh.length,
      };
      fresh.push(entry);
      next = evolve(next, entry);
      queue.push(...options.derive(entry, next).map((fact) => ({ fact })));
    }
    await options.commit(fresh);
    snapshot = next;
    entries.push(...fresh);
    options.onEntries(fresh, snapshot);
    return entries.length - 1;
  };

  const update: RoundLog['update'] = (decide, appendOptions = {}) => {
    const result = turn.then(() => run(decide, appendOptions));
    turn = result.catch(() => undefined);
    return result;
  };
  return {
    get snapshot() {
      return snapshot;
    },
    get entries() {
      return entries;
    },
    update,
    append: (facts, appendOptions) => update(() => facts, appendOptions),
  };
}
