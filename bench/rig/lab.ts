import { join } from 'node:path';
import type { Playground, ProvisionRequest } from '@chaos-engine/core';
import { type DockerProvider, type Engine, missingImages, openEngine } from '@chaos-engine/playground';
import { loadLibrary, openPlaygrounds } from '@chaos-engine/server';
import { instance } from './instance.ts';
import type { RigOptions } from './rig.ts';

/** The provider as the server wires it, without the server around it. */
export interface Lab {
  readonly engine: Engine;
  readonly provider: DockerProvider;
  readonly stack: Omit<ProvisionRequest, 'id'>;
  /** A playground without users, made when first asked for. */
  playground(): Promise<Playground>;
  close(): Promise<void>;
}

/** Opens it on the engine that Docker's own client would use. */
export async function openLab({ root, workDir }: Pick<RigOptions, 'root' | 'workDir'>): Promise<Lab> {
  const engine = openEngine();
  await engine.ping();
  const library = await loadLibrary(root);
  const found = library.scenarios.find(({ stack }) => stack.id === 'storefront');
  if (!found) throw new Error('the stack storefront is not there; see playground-stacks');
  const stack = { stack: found.stack, stackDir: found.stackDir };
  const playgrounds = openPlaygrounds({
    instance: `${instance}-lab`,
    dataDir: join(workDir, 'lab'),
    library,
    poolSize: 1,
    onError: (error) => process.stderr.write(`${String(error)}\n`),
  });
  const { provider } = playgrounds;
  await provider.ping();
  const missing = (await missingImages(engine.docker, stack.stackDir)).map(({ image }) => image);
  if (missing.length > 0) throw new Error(`images are missing: ${missing.join(', ')}; npm start builds them`);
  let playground: Promise<Playground> | null = null;
  return {
    engine,
    provider,
    stack,
    playground: () => (playground ??= provider.provision({ id: `lab-${process.pid}`, ...stack }, () => {})),
    async close() {
      await provider.sweep(new Set());
      await provider.close();
    },
  };
}
