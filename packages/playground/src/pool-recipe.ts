import type { Engine } from './engine/engine.ts';
import type { PoolRecipe } from './pool-options.ts';
import type { LoadedStack } from './provision/load-stack.ts';
import { resolveImages } from './provision/resolve-images.ts';
import { digest } from './sandbox/names.ts';

/** What a playground of this stack is made from now: its files, and the images its names stand for at this moment. */
export async function poolRecipe(engine: Engine, { digest: files, spec }: LoadedStack): Promise<PoolRecipe> {
  const names = spec.services.map(({ image }) => image);
  const images = await resolveImages(engine, names);
  return {
    digest: digest(JSON.stringify([files, names.map((name) => images.get(name)?.id)])),
    costBytes: spec.services.reduce((sum, service) => sum + service.limits.memoryBytes, 0),
  };
}
