import { ChaosError } from '@chaos-engine/core';
import { extract } from 'tar-stream';
import type { Engine } from '../engine/engine.ts';
import { isMissing } from '../engine/engine-error.ts';
import { label } from '../sandbox/names.ts';

/** The image that holds the terminal agent; built by `npm start`. */
export const agentImage = 'chaos-engine/terminal-agent:dev';

const mostBytes = 2 * 2 ** 20;

/** Reads the agent out of its image, by a container that never starts: nobody has ever touched what is in it. */
export async function readProgram(engine: Engine): Promise<Buffer> {
  const container = await engine
    .call('make a container of the terminal agent', (docker) =>
      docker.createContainer({
        Image: agentImage,
        // Should we die before it is removed, any janitor may.
        Labels: {
          [label.instance]: 'tools',
          [label.round]: 'terminal-agent',
          [label.expires]: String(Math.floor(Date.now() / 1_000) + 60),
        },
        HostConfig: { NetworkMode: 'none' },
      }),
    )
    .catch((error) => {
      if (isMissing(error))
        throw new ChaosError('IMAGE_MISSING', `image ${agentImage} is not there; npm start builds it`);
      throw error;
    });
  try {
    return await engine.call('read the terminal agent', async () =>
      onlyFile(await container.getArchive({ path: '/terminald' })),
    );
  } finally {
    await engine.call('remove a container', () => container.remove({ force: true })).catch(() => {});
  }
}

async function onlyFile(tar: NodeJS.ReadableStream): Promise<Buffer> {
  const entries = tar.pipe(extract());
  for await (const entry of entries) {
    if (entry.header.type !== 'file' || (entry.header.size ?? 0) > mostBytes) break;
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
  throw new Error(`image ${agentImage} holds no program; build it again with npm start -- --rebuild`);
}
