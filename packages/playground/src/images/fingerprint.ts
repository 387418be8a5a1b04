import { createHash } from 'node:crypto';
import type { ContextEntry } from './image-context.ts';

/** The label an image carries to say what it was built from. */
export const fingerprintLabel = 'org.chaos-engine.context';

/**
 * What an image is made of, as a SHA-256 in hex: the files of its context, and the ids of the images it builds upon.
 * Ids and not their contexts: a base that was built again may hold other keys or packages than before.
 */
export function fingerprint(entries: readonly ContextEntry[], baseIds: readonly string[]): string {
  const hash = createHash('sha256');
  // Lengths come first, so that no file can look like the end of another.
  const add = (part: string | Buffer) => hash.update(`${Buffer.byteLength(part)}:`).update(part);
  for (const entry of entries) {
    add(entry.path);
    add(entry.type === 'link' ? 'link' : entry.executable ? 'program' : 'file');
    add(entry.type === 'link' ? entry.target : entry.content);
  }
  for (const id of baseIds) add(id);
  return hash.digest('hex');
}
