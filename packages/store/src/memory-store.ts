import { ChaosError, type Entry, type NewRound, type RoundRecord, type Store } from '@chaos-engine/core';
import { genesis, link } from './hash-chain.ts';
import { mustContinue } from './sequence.ts';

/** A store that is gone with the process: for tests, and for playing without a trace. */
export function createMemoryStore(): Store {
  const rounds = new Map<string, { record: RoundRecord; entries: Entry[]; tracks: Map<string, string> }>();
  const settings = new Map<string, string>();
  const known = (code: string) => {
    const round = rounds.get(code);
    if (!round) throw new ChaosError('ROUND_UNKNOWN', `no round ${JSON.stringify(code)} in the store`);
    return round;
  };
  const newestFirst = () => [...rounds.values()].map(({ record }) => record).reverse();
  return {
    async createRound(round) {
      if (rounds.has(round.code)) throw new ChaosError('STORE_CONFLICT', `round ${round.code} exists already`);
      rounds.set(round.code, { record: newRecord(round), entries: [], tracks: new Map() });
    },
    async updateRound(code, change) {
      const round = known(code);
      round.record = { ...round.record, ...change };
    },
    findRound: async (code) => rounds.get(code)?.record ?? null,
    listRounds: async ({ limit, scenario }) =>
      newestFirst()
        .filter((record) => scenario === undefined || record.scenario === scenario)
        .slice(0, limit),
    unfinishedRounds: async () =>
      newestFirst()
        .reverse()
        .filter(({ archived }) => !archived),
    async append(code, entries) {
      const round = known(code);
      mustContinue(code, round.entries.length, entries);
      round.entries.push(...structuredClone(entries));
    },
    read: async (code) => structuredClone(rounds.get(code)?.entries ?? []),
    verifyChain: async (code) => known(code).entries.reduce((hash, entry) => link(hash, entry).hash, genesis),
    async appendTrack(code, name, lines) {
      const { tracks } = known(code);
      tracks.set(name, (tracks.get(name) ?? '') + lines);
    },
    readTrack: async (code, name) => rounds.get(code)?.tracks.get(name) ?? '',
    tracks: async (code) => [...(rounds.get(code)?.tracks.keys() ?? [])].sort(),
    setting: async (name) => settings.get(name) ?? null,
    async saveSetting(name, value) {
      settings.set(name, value);
    },
    close: async () => undefined,
  };
}

/** A round as it is when just opened. */
export function newRecord(round: NewRound): RoundRecord {
  return {
    ...round,
    phase: 'lobby',
    archived: false,
    player: '',
    outcome: null,
    score: null,
    scoreJson: null,
    ttdMs: null,
    ttmMs: null,
    hints: 0,
  };
}
