import type { Playground } from '@chaos-engine/core';
import { z } from 'zod';
import { changeNote, roleSchema } from '../change-note.ts';
import { defineFault } from '../fault.ts';
import { read } from '../run-command.ts';

const build = z.int().positive();

/** Rolls out another build of a service, by the `deploy` command of the toolbox it is aimed at. */
export const buildActivate = defineFault({
  kind: 'build.activate',
  title: 'Another build is rolled out',
  permission: 'exec-in-target',
  params: z.strictObject({
    /** As `deploy` knows it: `api`. */
    service: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
    build,
    by: roleSchema,
  }),
  inverse: z.strictObject({ build }),
  describe: ({ service, build: to, by }) => `${by} activated build ${to} of ${service}`,
  prepare: async (playground, target, { service }) => ({ build: await selected(playground, target, service) }),
  async apply(playground, target, { service, build: to, by }) {
    if ((await selected(playground, target, service)) === to) return;
    await rollOut(playground, target, ['deploy', 'activate', service, String(to), ...changeNote(by)]);
  },
  async verify(playground, target, { service, build: to }) {
    const { all, reading } = await running(playground, target, service, to);
    return { effective: all, reading };
  },
  async revert(playground, target, { service, build: to, by }, { build: before }) {
    if (to !== before && (await selected(playground, target, service)) === to)
      await rollOut(playground, target, ['deploy', 'rollback', service, String(before), ...changeNote(by)]);
  },
  async verifyReverted(playground, target, { service }, { build: before }) {
    const { all, reading } = await running(playground, target, service, before);
    return { exact: all, detail: `${reading}; before: build ${before}` };
  },
});

/** Nodes take turns, so a roll-out outlasts an ordinary command. */
async function rollOut(playground: Playground, target: string, argv: readonly string[]): Promise<void> {
  await read(playground, target, argv, { timeoutMs: 60_000 });
}

async function selected(playground: Playground, target: string, service: string): Promise<number> {
  return build.parse(JSON.parse(await read(playground, target, ['cfg', 'get', 'deploy', `${service}.build`])));
}

/** What the nodes themselves say they run: lines of `api-1    build 41`. */
async function running(playground: Playground, target: string, service: string, wanted: number) {
  const status = await read(playground, target, ['deploy', 'status', service]);
  const nodes = status.split('\n').flatMap((line) => {
    const [, node, said] = /^(\S+)\s+(.+?)\s*$/.exec(line) ?? [];
    return node && said ? [{ node, said }] : [];
  });
  return {
    all: nodes.length > 0 && nodes.every(({ said }) => said === `build ${wanted}`),
    reading: nodes.map(({ node, said }) => `${node} runs ${said}`).join(', ') || 'no node answers',
  };
}
