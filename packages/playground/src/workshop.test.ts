import { createManualClock } from '@chaos-engine/testkit';
import { expect, it } from 'vitest';
import type { Engine } from './engine/engine.ts';
import type { TerminalOpener } from './seams.ts';
import { createWorkshop } from './workshop.ts';

/** An engine with one container, which freezes only when it is let. */
function slowToFreeze() {
  const said: string[] = [];
  const frozen = Promise.withResolvers<void>();
  let there = true;
  const docker = {
    listContainers: async () => (there ? [{ Id: 'c', Names: ['/ce-p-web-1'], Labels: {}, State: 'running' }] : []),
    listNetworks: async () => [],
    listVolumes: async () => ({ Volumes: [] }),
    getContainer: () => ({
      pause: async () => {
        said.push('freeze');
        await frozen.promise;
        said.push('frozen');
      },
      remove: async () => {
        said.push('remove');
        there = false;
      },
    }),
  };
  const engine = { call: async (_: string, act: (on: unknown) => unknown) => act(docker) } as unknown as Engine;
  return { engine, said, let: frozen.resolve };
}

const terminals: TerminalOpener = {
  started: async () => {},
  release: async () => {},
  open: async () => {
    throw new Error('nobody opens one here');
  },
};

const workshopOn = (engine: Engine) =>
  createWorkshop({
    engine,
    instance: 'i',
    epoch: 0,
    clock: { ...createManualClock(), setTimeout: (act) => setImmediate(act) },
    addresses: '10.213.0.0/16',
    terminals,
    readyLimitMs: 1_000,
    guard: async () => {},
    onError: () => {},
  });

it('what is being frozen is removed only when it is frozen', async () => {
  const { engine, said, let: letFreeze } = slowToFreeze();
  const workshop = workshopOn(engine);
  const freezing = workshop.freeze('p');
  await expect.poll(() => said).toEqual(['freeze']);
  const removing = workshop.remove('p');
  await new Promise((resolve) => setImmediate(resolve));
  expect(said).toEqual(['freeze']);
  letFreeze();
  await Promise.all([freezing, removing]);
  expect(said).toEqual(['freeze', 'frozen', 'remove']);
});

it('what is being removed is not frozen any more', async () => {
  const { engine, said } = slowToFreeze();
  const workshop = workshopOn(engine);
  const removing = workshop.remove('p');
  await expect(workshop.freeze('p')).rejects.toMatchObject({ code: 'PLAYGROUND_FAILED' });
  await removing;
  expect(said).toEqual(['remove']);
});
