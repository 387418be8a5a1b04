import { ChaosError } from '@chaos-engine/core';
import Docker from 'dockerode';
// One finder for all: the set-up runs on a bare Node before there are packages, so it is its module that is shared.
import { dockerodeOptions, findEngine } from '../../../../scripts/setup/engine/index.mjs';
import { createEngine, type Engine } from './engine.ts';

/** The engine that Docker's own client would use. May be opened before it runs: it is looked for until it answers. */
export function openEngine(): Engine {
  return createEngine(async () => {
    const { engine, tried } = await findEngine();
    if (engine !== null) return { docker: new Docker(dockerodeOptions(engine.endpoint)), address: engine.address };
    const looked = tried.map(({ address, reason }) => `${address} (${reason})`).join(', ');
    throw new ChaosError(
      'ENGINE_UNAVAILABLE',
      `no container engine answers; looked at ${looked}; start one, or set DOCKER_HOST`,
    );
  });
}
