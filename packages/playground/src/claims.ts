import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RoundId } from '@chaos-engine/core';

/** Which playground of the pool was handed to which round. Labels cannot be changed once an object exists. */
export interface Claims {
  /** Id the round's objects carry: its own, unless it was given one from the pool. */
  engineId(round: RoundId): RoundId;
  /** The round an id on the engine belongs to; `null` for a playground of the pool that nobody has claimed. */
  roundOf(engineId: RoundId): RoundId | null;
  claim(round: RoundId, engineId: RoundId): void;
  forget(round: RoundId): void;
}

export const poolPrefix = 'pool-';

/** Opens the claims kept in a file; without a file they live as long as the process. */
export function openClaims(file: string | null): Claims {
  const claims = new Map<RoundId, RoundId>(file === null ? [] : Object.entries(readClaims(file)));
  const save = () => {
    if (file !== null) writeDurably(file, JSON.stringify(Object.fromEntries(claims)));
  };
  return {
    engineId: (round) => claims.get(round) ?? round,
    roundOf(engineId) {
      for (const [round, claimed] of claims) if (claimed === engineId) return round;
      return engineId.startsWith(poolPrefix) ? null : engineId;
    },
    claim(round, engineId) {
      claims.set(round, engineId);
      save();
    },
    forget(round) {
      if (claims.delete(round)) save();
    },
  };
}

function readClaims(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    // Lost claims make their playgrounds unwanted: they are swept, and the rounds are void.
    return {};
  }
}

function writeDurably(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.new`;
  const fd = openSync(draft, 'w', 0o600);
  try {
    writeSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(draft, file);
}
