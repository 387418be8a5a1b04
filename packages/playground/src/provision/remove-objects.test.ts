import { expect, it } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import type { OwnedObject } from './find-objects.ts';
import { removeUntilQuiet } from './remove-objects.ts';

const network: OwnedObject = { kind: 'network', id: 'n1', name: 'ce-r_shop', labels: {}, state: null };

/** An engine with one network that it will not remove while it believes that something is in it. */
function engineWith(ends: string[]) {
  let there = true;
  const cut: unknown[] = [];
  const docker = {
    getNetwork: () => ({
      async remove() {
        if (ends.length > 0) throw Object.assign(new Error('network has active endpoints'), { statusCode: 403 });
        there = false;
      },
      inspect: async () => ({ Containers: Object.fromEntries(ends.map((Name) => [`ep-${Name}`, { Name }])) }),
      async disconnect(body: { Container: string }) {
        cut.push(body);
        ends.splice(ends.indexOf(body.Container), 1);
      },
    }),
  };
  const engine = { call: async (_: string, act: (on: unknown) => unknown) => act(docker) } as unknown as Engine;
  return { engine, cut, find: async () => (there ? [network] : []) };
}

it('a network is removed though the engine keeps the ends of containers that are gone', async () => {
  const { engine, cut, find } = engineWith(['ce-r-edge-1', 'ce-r-ops-1']);
  expect(await removeUntilQuiet(engine, find, async () => {})).toBe(1);
  expect(cut).toEqual([
    { Container: 'ce-r-edge-1', Force: true },
    { Container: 'ce-r-ops-1', Force: true },
  ]);
});

it('what cannot be removed is an error, not a wait without end', async () => {
  const engine = {
    call: async () => {
      throw Object.assign(new Error('in use'), { statusCode: 500 });
    },
  } as unknown as Engine;
  await expect(
    removeUntilQuiet(
      engine,
      async () => [network],
      async () => {},
      3,
    ),
  ).rejects.toThrow('in use');
});
