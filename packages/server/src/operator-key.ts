import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChaosError } from '@chaos-engine/core';

/** Tells who runs this server from who plays on it: only the former can read its data folder. */
export interface OperatorKey {
  /** Throws NOT_ALLOWED. */
  check(given: string | undefined): void;
  close(): void;
}

const fileOf = (dataDir: string) => join(dataDir, 'operator-key');

/** A new key for each start, kept in the data folder while the server runs. */
export function openOperatorKey(dataDir: string): OperatorKey {
  const key = randomBytes(32).toString('base64url');
  const file = fileOf(dataDir);
  // A file that is there keeps its mode when it is written: make it anew.
  rmSync(file, { force: true });
  writeFileSync(file, key, { mode: 0o600 });
  return { check: (given) => mustBe(key, given), close: () => rmSync(file, { force: true }) };
}

/** Is this the key? Throws NOT_ALLOWED when it is not. */
export function mustBe(key: string, given: string | undefined): void {
  const [expected, got] = [Buffer.from(key), Buffer.from(given ?? '')];
  if (expected.length === got.length && timingSafeEqual(expected, got)) return;
  throw new ChaosError('NOT_ALLOWED', 'only who runs this server may do that: use the chaos command as the same user');
}

/** The key of the server that runs on this folder. Throws ENGINE_UNAVAILABLE when none does. */
export function readOperatorKey(dataDir: string): string {
  try {
    return readFileSync(fileOf(dataDir), 'utf8');
  } catch (cause) {
    throw new ChaosError(
      'ENGINE_UNAVAILABLE',
      `no server runs on ${dataDir}; name its folder with CHAOS_DATA_DIR, or start it with: npm start`,
      { cause },
    );
  }
}
