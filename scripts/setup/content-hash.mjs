import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const passedOver = new Set(['node_modules', 'dist', '.git', 'coverage', 'test-results']);

/**
 * One hash over files and whole folders, by path and content. What does not exist counts as such.
 * @param {string} root paths are taken and hashed relative to it
 * @param {readonly string[]} paths
 * @param {(path: string) => boolean} [wanted] which files count; all by default
 */
export function contentHash(root, paths, wanted = () => true) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesUnder(join(root, path))).sort()) {
    const path = relative(root, file).split(sep).join('/');
    if (!wanted(path)) continue;
    const content = existsSync(file) ? readFileSync(file) : null;
    hash.update(`${path}\0${content?.length ?? 'absent'}\0`);
    if (content) hash.update(content);
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !passedOver.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]));
}
