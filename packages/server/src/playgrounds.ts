import { join } from 'node:path';
import type { Library } from '@chaos-engine/engine';
import {
  createDockerProvider,
  createTrafficRunner,
  type DockerProvider,
  missingImages,
  openEngine,
} from '@chaos-engine/playground';

import type { ImageNeeds } from './image-needs.ts';

export interface PlaygroundsOptions {
  readonly instance: string;
  /** Of the store: what a later holder has made is not this one's to remove. Default 0. */
  readonly epoch?: number;
  readonly dataDir: string;
  readonly library: Library;
  /** Paused playgrounds to keep ready for each stack. */
  readonly poolSize: number;
  /** Rounds whose users are measured now. Default: none. */
  readonly playing?: () => number;
  readonly onError: (error: unknown) => void;
}

export interface Playgrounds {
  readonly provider: DockerProvider;
  /** Keeps playgrounds of every stack ready from now on. */
  fillPool(): void;
  /** Images to be built, by stack id; empty lists where all is as its files say. */
  imageNeeds(): Promise<ReadonlyMap<string, ImageNeeds>>;
}

/** The Docker side of the server. Asks the engine nothing yet: it may not be there. */
export function openPlaygrounds({
  instance,
  epoch,
  dataDir,
  library,
  poolSize,
  playing,
  onError,
}: PlaygroundsOptions): Playgrounds {
  const engine = openEngine();
  const provider = createDockerProvider({
    engine,
    instance,
    ...(epoch !== undefined && { epoch }),
    dataDir: join(dataDir, 'playgrounds'),
    poolSize,
    ...(playing && { playing }),
    traffic: createTrafficRunner(),
    onError,
  });
  const stacks = new Map(library.scenarios.map(({ stack, stackDir }) => [stack.id, { stack, stackDir }]));
  return {
    provider,
    fillPool() {
      for (const request of stacks.values()) provider.keepReady(request);
    },
    async imageNeeds() {
      const found = await Promise.all(
        [...stacks].map(async ([id, { stackDir }]) => {
          const needs = await missingImages(engine.docker, stackDir);
          const those = (why: string) => needs.filter(({ need }) => need === why).map(({ image }) => image);
          return [id, { missing: those('absent'), outdated: those('outdated') }] as const;
        }),
      );
      return new Map(found);
    },
  };
}
