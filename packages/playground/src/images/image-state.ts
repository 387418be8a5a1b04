import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { isMissing } from '../engine/engine-error.ts';
import { fingerprint, fingerprintLabel } from './fingerprint.ts';
import type { ContextEntry, ImageContext } from './image-context.ts';
import { imageReferences } from './image-references.ts';
import { readContext } from './read-context.ts';

/** Why an image has to be built. */
export type ImageNeed = 'absent' | 'outdated';

/** An image as it is and as its context says it should be. */
export interface ImageState {
  readonly entries: readonly ContextEntry[];
  /** The value its label must have. */
  readonly wanted: string;
  /** The image that bears the name now, `null` when none does. */
  readonly currentId: string | null;
  /** `null` when nothing is to be done. */
  readonly need: ImageNeed | null;
}

/** Compares a context with the image of its name. The images it builds upon must be in their final state already. */
export async function imageState(docker: Docker, { image, dir }: ImageContext): Promise<ImageState> {
  const dockerfile = await readFile(join(dir, 'Dockerfile'), 'utf8');
  const bases = await Promise.all(imageReferences(dockerfile).map((base) => inspectImage(docker, base)));
  const entries = await readContext(dir);
  const wanted = fingerprint(
    entries,
    bases.map((base) => base?.id ?? 'absent'),
  );
  const current = await inspectImage(docker, image);
  const need = current === null ? 'absent' : current.label === wanted ? null : 'outdated';
  return { entries, wanted, currentId: current?.id ?? null, need };
}

/** An image by name: its id, and the fingerprint it carries. `null` when there is none. */
export async function inspectImage(
  docker: Docker,
  image: string,
): Promise<{ id: string; label: string | null } | null> {
  try {
    const { Id, Config } = await docker.getImage(image).inspect();
    return { id: Id, label: Config.Labels?.[fingerprintLabel] ?? null };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
