import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDeb822, parseListFile } from './parse-sources.mjs';

/** @import { AptSource } from './parse-sources.mjs' */

const dir = '/etc/apt';

/**
 * The sources this machine's apt uses, with mirror lists resolved to their first entry.
 * @returns {readonly AptSource[]}
 */
export function readSources() {
  const parts = join(dir, 'sources.list.d');
  const names = existsSync(parts) ? readdirSync(parts).sort() : [];
  const lists = [
    join(dir, 'sources.list'),
    ...names.filter((name) => name.endsWith('.list')).map((name) => join(parts, name)),
  ];
  const deb822 = names.filter((name) => name.endsWith('.sources')).map((name) => join(parts, name));
  const sources = [
    ...lists.filter(existsSync).flatMap((file) => parseListFile(readFileSync(file, 'utf8'))),
    ...deb822.flatMap((file) => parseDeb822(readFileSync(file, 'utf8'))),
  ];
  return sources.map((source) => ({ ...source, uris: source.uris.map((uri) => resolveMirror(uri, readText)) }));
}

/**
 * Debian's cloud images name a file with mirrors instead of a mirror.
 * @param {string} uri
 * @param {(path: string) => string | null} readFile
 */
export function resolveMirror(uri, readFile) {
  const [, path] = /^mirror\+file:(?:\/\/)?(\/.*)$/.exec(uri) ?? [];
  const listed = path === undefined ? null : readFile(path);
  return listed?.match(/^\s*(https?:\S+)/m)?.[1] ?? uri;
}

/** @param {string} path */
const readText = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null);
