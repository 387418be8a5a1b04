import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Docker from 'dockerode';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { dockerodeOptions, findEngine } from '../../../../scripts/setup/engine/index.mjs';
import { buildImages, type ImageProgress, imagesToBuild } from './build-images.ts';
import type { ImageContext } from './image-context.ts';

const base = 'chaos-images-test/base:dev';
const app = 'chaos-images-test/app:dev';

let docker: Docker;
let dir: string;
let contexts: readonly ImageContext[];

beforeAll(async () => {
  const { engine } = await findEngine();
  if (engine === null) throw new Error('these tests need a container engine');
  docker = new Docker(dockerodeOptions(engine.endpoint));
});

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ce-images-'));
  contexts = [
    { image: base, dir: join(dir, 'base') },
    { image: app, dir: join(dir, 'app') },
  ];
  await write('base/Dockerfile', 'FROM debian:bookworm-slim\nCOPY greeting /greeting\n');
  await write('base/greeting', 'hello');
  await write('app/Dockerfile', `FROM ${base}\nRUN cat /greeting > /said\n`);
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

afterAll(async () => {
  for (const image of [app, base])
    await docker
      .getImage(image)
      .remove({ force: true })
      .catch(() => {});
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(dir, path, '..'), { recursive: true });
  await writeFile(join(dir, path), text);
}

async function build(): Promise<readonly ImageProgress[]> {
  const progress: ImageProgress[] = [];
  await buildImages(docker, contexts, (event) => progress.push(event));
  return progress;
}

const builtBy = (progress: readonly ImageProgress[]) =>
  progress.filter(({ type }) => type === 'built').map(({ image }) => image);

test('images are built once, and again only when what they are made of changes', async () => {
  await write('base/greeting', `hello at ${Date.now()}`);
  const first = await build();
  expect(builtBy(first)).toEqual([base, app]);
  expect(first).toContainEqual({
    image: app,
    n: 2,
    of: 2,
    type: 'step',
    step: 2,
    steps: 3,
    instruction: 'RUN cat /greeting > /said',
  });

  expect(builtBy(await build())).toEqual([]);
  expect(await imagesToBuild(docker, contexts)).toEqual([]);

  await write('app/Dockerfile', `FROM ${base}\nRUN cat /greeting /greeting > /said\n`);
  expect(await imagesToBuild(docker, contexts)).toEqual([{ image: app, need: 'outdated' }]);
  expect(builtBy(await build())).toEqual([app]);
});

test('an image is built again when the one it builds upon was', async () => {
  await build();
  await write('base/greeting', 'good morning');
  expect(builtBy(await build())).toEqual([base, app]);
});

test('a failing step is named with what it printed', async () => {
  await write('app/Dockerfile', `FROM ${base}\nRUN echo no such aisle && exit 7\n`);
  await expect(build()).rejects.toThrow(
    /chaos-images-test\/app:dev could not be built: at step 2\/3 "RUN echo.*7[\s\S]*no such aisle/,
  );
});
