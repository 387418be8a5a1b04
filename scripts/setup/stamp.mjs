import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Whether a result was made from exactly this. A stamp lies inside the result, so it goes when the result goes.
 * @param {string} file
 * @param {string} hash
 */
export const isStamped = (file, hash) => existsSync(file) && readFileSync(file, 'utf8').trim() === hash;

/**
 * @param {string} file
 * @param {string} hash
 */
export function stamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${hash}\n`);
}
