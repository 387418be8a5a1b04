import { posix } from 'node:path';
import { pack } from 'tar-stream';

export interface PackedFile {
  /** Absolute path inside the container. */
  readonly path: string;
  readonly content: Buffer;
  readonly mode: number;
}

/** An uncompressed tar to unpack at `/`, owned by root, with the folders on the way. */
export async function packFiles(files: readonly PackedFile[]): Promise<Buffer> {
  const archive = pack();
  const folders = new Set(files.flatMap((file) => parents(file.path)));
  for (const name of [...folders].sort()) archive.entry({ name, type: 'directory', mode: 0o755, mtime: new Date(0) });
  for (const { path, content, mode } of files)
    archive.entry({ name: path.replace(/^\/+/, ''), mode, mtime: new Date(0) }, content);
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parents(path: string): string[] {
  const folder = posix.dirname(posix.normalize(path)).replace(/^\/+/, '');
  return folder === '' || folder === '.' ? [] : [...parents(`/${folder}`), folder];
}
