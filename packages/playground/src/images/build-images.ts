import { ChaosError } from '@chaos-engine/core';
import type Docker from 'dockerode';
import { buildImage } from './build-image.ts';
import type { ImageContext } from './image-context.ts';
import { type ImageNeed, imageState, inspectImage } from './image-state.ts';
import { stackContexts } from './stack-contexts.ts';

/** What happens while images are built. `n` of `of` counts all images, also those that are current. */
export type ImageProgress = { readonly image: string; readonly n: number; readonly of: number } & (
  | { readonly type: 'current' }
  | { readonly type: 'building'; readonly need: ImageNeed }
  | { readonly type: 'step'; readonly step: number; readonly steps: number; readonly instruction: string }
  | { readonly type: 'output'; readonly line: string }
  | { readonly type: 'built' }
);

export interface BuildOptions {
  /** Builds also what is current. */
  readonly force?: boolean;
  /** Ends the build that runs. */
  readonly signal?: AbortSignal;
}

/** Brings the images of a stack up to date. Throws IMAGE_MISSING naming the image and step that failed. */
export async function buildStackImages(
  docker: Docker,
  stackDir: string,
  onProgress: (progress: ImageProgress) => void,
  options?: BuildOptions,
): Promise<void> {
  await buildImages(docker, await stackContexts(stackDir), onProgress, options);
}

/** Brings images up to date, one after the other in the given order: bases first. */
export async function buildImages(
  docker: Docker,
  contexts: readonly ImageContext[],
  onProgress: (progress: ImageProgress) => void,
  { force = false, signal }: BuildOptions = {},
): Promise<void> {
  for (const [index, context] of contexts.entries()) {
    const place = { image: context.image, n: index + 1, of: contexts.length };
    const { entries, wanted, currentId, need } = await imageState(docker, context);
    if (need === null && !force) {
      onProgress({ ...place, type: 'current' });
      continue;
    }
    onProgress({ ...place, type: 'building', need: need ?? 'outdated' });
    await buildImage(
      docker,
      { image: context.image, entries, fingerprint: wanted, signal },
      {
        step: (step) => onProgress({ ...place, type: 'step', ...step }),
        output: (line) => onProgress({ ...place, type: 'output', line }),
      },
    );
    await settle(docker, context.image, wanted, currentId);
    onProgress({ ...place, type: 'built' });
  }
}

/** The images of a stack that would have to be built before it can start. */
export async function missingImages(
  docker: Docker,
  stackDir: string,
): Promise<readonly { readonly image: string; readonly need: ImageNeed }[]> {
  return imagesToBuild(docker, await stackContexts(stackDir));
}

/** Of the given images those that are absent, or were built from something else than their context holds now. */
export async function imagesToBuild(
  docker: Docker,
  contexts: readonly ImageContext[],
): Promise<readonly { readonly image: string; readonly need: ImageNeed }[]> {
  const states = await Promise.all(
    contexts.map(async (context) => ({ image: context.image, ...(await imageState(docker, context)) })),
  );
  return states.flatMap(({ image, need }) => (need === null ? [] : [{ image, need }]));
}

async function settle(docker: Docker, image: string, wanted: string, replacedId: string | null): Promise<void> {
  const built = await inspectImage(docker, image);
  // An engine that goes away in the middle ends the stream as a finished build does.
  if (built?.label !== wanted) {
    throw new ChaosError('IMAGE_MISSING', `image ${image}: the engine ended the build without an image; start again`);
  }
  if (replacedId === null || replacedId === built.id) return;
  // A playground that still runs, or an image built upon it, keeps it: then it stays, and costs only what differs.
  await docker
    .getImage(replacedId)
    .remove({ noprune: true })
    .catch(() => {});
}
