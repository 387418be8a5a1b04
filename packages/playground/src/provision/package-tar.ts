import { posix } from 'node:path';
import { pack } from 'tar-stream';

export interface PackedFile {
  /** Absolute path inside the container. */
  readonly path: string;
  readonly content: Buffer;
  readonly mode: number;
}

/**
 * An uncompressed tar to unpack at `/`, owned by root. Folders on the way are left to the engine, which makes those that
 * are missing: an entry for one that exists would take its owner and mode away.
 */
export async function packFiles(files: readonly PackedFile[]): Promise<Buffer> {
  const archive = pack();
  for (const { path, content, mode } of files) {
    archive.entry({ name: posix.normalize(path).replace(/^\/+/, ''), mode, mtime: new Date(0) }, content);
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
