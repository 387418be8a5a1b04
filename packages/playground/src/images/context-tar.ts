import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import type { ContextEntry } from './image-context.ts';

const mtime = new Date(0);

/** A context as the engine wants it. The same entries always give the same bytes, so the engine's cache holds. */
export function contextTar(entries: readonly ContextEntry[]): Readable {
  const tar = pack();
  for (const entry of entries) {
    const common = { name: entry.path, mtime, uid: 0, gid: 0 };
    if (entry.type === 'link') tar.entry({ ...common, type: 'symlink', linkname: entry.target });
    else tar.entry({ ...common, mode: entry.executable ? 0o755 : 0o644 }, entry.content);
  }
  tar.finalize();
  return Readable.from(tar);
}
