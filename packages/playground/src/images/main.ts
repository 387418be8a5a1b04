// Brings the images of all stacks and helpers up to date. Says so on stdout, one JSON object a line; what the builds
// print goes to stderr. Run by the set-up: node packages/playground/src/images/main.ts [--rebuild]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ChaosError } from '@chaos-engine/core';
import Docker from 'dockerode';
import { dockerodeOptions, findEngine } from '../../../../scripts/setup/engine/index.mjs';
import { buildImages, type ImageProgress } from './build-images.ts';
import type { ImageContext } from './image-context.ts';
import { progressText, summaryText } from './progress-text.ts';
import { stackContexts } from './stack-contexts.ts';
import { toolContexts } from './tool-contexts.ts';

const root = join(import.meta.dirname, '../../../..');

try {
  const contexts = await allContexts();
  const { engine } = await findEngine();
  if (engine === null) throw new ChaosError('ENGINE_UNAVAILABLE', 'no container engine answers any more; start it');
  let built = 0;
  const onProgress = (progress: ImageProgress) => {
    if (progress.type === 'built') built += 1;
    if (progress.type === 'output') process.stderr.write(`${progress.line}\n`);
    const text = progressText(progress);
    if (text !== null) say({ type: 'progress', text });
  };
  const force = process.argv.includes('--rebuild');
  await buildImages(new Docker(dockerodeOptions(engine.endpoint)), contexts, onProgress, { force });
  say({ type: 'summary', text: summaryText(contexts.length, built) });
} catch (error) {
  say({ type: 'failure', lines: (error instanceof Error ? error.message : String(error)).split('\n') });
  process.exitCode = 1;
}

async function allContexts(): Promise<readonly ImageContext[]> {
  const tools = toolContexts(root);
  for (const { image, prepare } of tools) if (prepare !== null) prepareContext(image, prepare);
  const folder = join(root, 'playground-stacks');
  const stacks = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  const withImages = stacks.filter((dir) => existsSync(join(dir, 'images/order.txt')));
  return [...tools, ...(await Promise.all(withImages.map(stackContexts))).flat()];
}

function prepareContext(image: string, program: string): void {
  const { status, stderr } = spawnSync(process.execPath, [program], { cwd: root, encoding: 'utf8' });
  if (status !== 0)
    throw new ChaosError('IMAGE_MISSING', `files for ${image} could not be made: ${program}\n${stderr}`);
}

function say(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}
