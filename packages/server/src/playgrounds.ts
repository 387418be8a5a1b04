import { join } from 'node:path';
import type { Library } from '@chaos-engine/engine';
import {
  createDockerProvider,
  createTrafficRunner,
  type DockerProvider,
  missingImages,
  openEngine,
} from '@chaos-engine/playground';

export interface PlaygroundsOptions {
  readonly instance: string;
  readonly dataDir: string;
  readonly library: Library;
  /** Paused playgrounds to keep ready for each stack. */
  readonly poolSize: number;
  readonly onError: (error: unknown) => void;
}

export interface Playgrounds {
  readonly provider: DockerProvider;
  /** Images a stack still needs, by stack id; empty lists where all is there. */
  missingImages(): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** The Docker side of the server. Asks the engine nothing yet: it may not be there. */
export function openPlaygrounds({ instance, dataDir, library, poolSize, onError }: PlaygroundsOptions): Playgrounds {
  const engine = openEngine();
  const provider = createDockerProvider({
    engine,
    instance,
    dataDir: join(dataDir, 'playgrounds'),
    poolSize,
    traffic: createTrafficRunner(),
    onError,
  });
  const stacks = new Map(library.scenarios.map(({ stack, stackDir }) => [stack.id, stackDir]));
  return {
    provider,
    async missingImages() {
      const found = await Promise.all(
        [...stacks].map(
          async ([id, dir]) => [id, (await missingImages(engine.docker, dir)).map(({ image }) => image)] as const,
        ),
      );
      return new Map(found);
    },
  };
}
