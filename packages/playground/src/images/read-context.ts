import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ContextEntry } from './image-context.ts';

/** Reads a build context: files and symbolic links, in an order that does not depend on the file system. */
export async function readContext(dir: string): Promise<readonly ContextEntry[]> {
  const found = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  const entries = await Promise.all(paths.map((path) => readEntry(path, relative(dir, path).split(sep).join('/'))));
  return entries.filter((entry) => entry !== null).sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function readEntry(file: string, path: string): Promise<ContextEntry | null> {
  const stat = await lstat(file);
  if (stat.isSymbolicLink()) return { path, type: 'link', target: await readlink(file) };
  // Sockets and pipes have no place in an image.
  if (!stat.isFile()) return null;
  return { path, type: 'file', executable: (stat.mode & 0o100) !== 0, content: await readFile(file) };
}
