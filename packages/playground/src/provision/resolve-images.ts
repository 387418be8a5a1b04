import { ChaosError } from '@chaos-engine/core';
import type { Engine } from '../engine/engine.ts';
import { isMissing } from '../engine/engine-error.ts';

/** What a round needs to know of an image. */
export interface ResolvedImage {
  readonly id: string;
  /** The image's own health check, as Docker writes it. */
  readonly healthTest: readonly string[] | null;
}

/** Finds the image behind every name, now and once. Throws IMAGE_MISSING naming all that are not there. */
export async function resolveImages(
  engine: Engine,
  names: readonly string[],
): Promise<ReadonlyMap<string, ResolvedImage>> {
  const found = new Map<string, ResolvedImage>();
  const missing: string[] = [];
  await Promise.all(
    [...new Set(names)].map(async (name) => {
      try {
        const image = await engine.call(`inspect the image ${name}`, (docker) => docker.getImage(name).inspect(), {
          idempotent: true,
        });
        const check = (image.Config as { Healthcheck?: { Test?: string[] } }).Healthcheck?.Test;
        found.set(name, { id: image.Id, healthTest: check === undefined || check[0] === 'NONE' ? null : check });
      } catch (error) {
        if (!isMissing(error)) throw error;
        missing.push(name);
      }
    }),
  );
  if (missing.length === 0) return found;
  throw new ChaosError(
    'IMAGE_MISSING',
    `the engine has no image ${missing.sort().join(', ')}; build or pull it first (npm start builds those of the bundled stacks)`,
  );
}
