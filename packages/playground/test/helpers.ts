import type { ProvisionRequest } from '@chaos-engine/core';
import {
  createDockerProvider,
  type DockerProvider,
  type DockerProviderOptions,
  type Engine,
  openEngine,
} from '../src/index.ts';
import { findObjects } from '../src/provision/find-objects.ts';
import { label } from '../src/sandbox/names.ts';
import { tinyDir, tinyStack } from './tiny-stack.ts';

export interface Bench {
  readonly engine: Engine;
  readonly instance: string;
  readonly provider: DockerProvider;
  request(id: string): ProvisionRequest;
  /** Objects of this bench on the engine. */
  leftovers(): Promise<readonly string[]>;
  /** Removes all of them and ends the provider. */
  close(): Promise<void>;
}

let benches = 0;

/** A provider of its own, so that tests of other people on the same engine are not in the way. */
export function openBench(options: Partial<DockerProviderOptions> = {}): Bench {
  const instance = options.instance ?? `test-${process.pid}-${++benches}`;
  const engine = openEngine();
  const provider = createDockerProvider({ engine, ...options, instance });
  const leftovers = async () => {
    const objects = await findObjects(engine, { [label.instance]: instance });
    return objects.map((object) => `${object.kind} ${object.name}`);
  };
  return {
    engine,
    instance,
    provider,
    request: (id) => ({ id: `${instance}-${id}`, stack: tinyStack, stackDir: tinyDir }),
    leftovers,
    async close() {
      await provider.sweep(new Set());
      await provider.close();
    },
  };
}

/** Waits until `look` gives something, asking again every 50 ms. */
export async function eventually<T>(
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  limitMs = 10_000,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`did not come true within ${limitMs} ms: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
