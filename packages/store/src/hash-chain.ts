import { createHash } from 'node:crypto';
import type { Entry } from '@chaos-engine/core';
import { canonicalJson } from '@chaos-engine/core/canonical-json';

/** What the first entry of a log follows. */
export const genesis = '0'.repeat(64);

/** An entry as it is stored: its canonical JSON, and a hash that covers it and all before it. */
export interface Link {
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** The next link of a chain. */
export function link(prevHash: string, entry: Entry): Link {
  const body = canonicalJson(entry);
  return { body, prevHash, hash: hashOf(prevHash, body) };
}

/** SHA-256 over the previous hash and the body, hex. */
export function hashOf(prevHash: string, body: string): string {
  return createHash('sha256').update(prevHash).update(body).digest('hex');
}
