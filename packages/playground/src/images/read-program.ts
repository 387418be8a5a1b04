import { ChaosError } from '@chaos-engine/core';
import { extract } from 'tar-stream';
import type { Engine } from '../engine/engine.ts';
import { isMissing } from '../engine/engine-error.ts';
import { label } from '../sandbox/names.ts';

const mostBytes = 2 * 2 ** 20;

/**
 * Reads a program out of an image of ours, by a container that never starts: nobody has ever touched what is in it. Throws
 * IMAGE_MISSING.
 */
export async function readProgram(engine: Engine, image: string, path: string): Promise<Buffer> {
  const container = await engine
    .call(`make a container of ${image}`, (docker) =>
      docker.createContainer({
        Image: image,
        // Should we die before it is removed, any janitor may.
        Labels: {
          [label.instance]: 'tools',
          [label.round]: 'read-program',
          [label.expires]: String(Math.floor(Date.now() / 1_000) + 60),
        },
        HostConfig: { NetworkMode: 'none' },
      }),
    )
    .catch((error) => {
      if (isMissing(error)) throw new ChaosError('IMAGE_MISSING', `image ${image} is not there; npm start builds it`);
      throw error;
    });
  try {
    return await engine.call(`read ${path}`, async () => {
      const file = await onlyFile(await container.getArchive({ path }));
      if (file !== null) return file;
      throw new Error(`image ${image} has no program ${path}; build it again with npm start -- --rebuild`);
    });
  } finally {
    await engine.call('remove a container', () => container.remove({ force: true })).catch(() => {});
  }
}

async function onlyFile(tar: NodeJS.ReadableStream): Promise<Buffer | null> {
  const entries = tar.pipe(extract());
  for await (const entry of entries) {
    if (entry.header.type !== 'file' || (entry.header.size ?? 0) > mostBytes) break;
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
  return null;
}

/** The same, read once and kept; tried again when it failed. */
export function readProgramOnce(image: string, path: string): (engine: Engine) => Promise<Buffer> {
  let kept: Promise<Buffer> | null = null;
  return (engine) => {
    kept ??= readProgram(engine, image, path).catch((error) => {
      kept = null;
      throw error;
    });
    return kept;
  };
}
