import { join } from 'node:path';
import type { Engine } from '@chaos-engine/playground';
import { openCgroup } from '../../packages/playground/src/metrics/open-cgroup.ts';
import { shimCpuMs } from '../measure/processes.ts';
import { median } from '../measure/quantile.ts';
import { atMost, notMeasured, ratioAtMost, toRow } from '../measure/row.ts';
import { cpuPercent } from '../measure/usage.ts';
import { pause } from '../measure/wait.ts';
import { findCompose } from '../rig/compose.ts';
import { containersOf } from '../rig/containers.ts';
import type { Context, Measurement } from '../rig/context.ts';
import type { Lab } from '../rig/lab.ts';
import { waitUntilPooled } from '../rig/pool.ts';

const service = 'docker compose up -d --wait';

/** How long a playground takes to be ready and to be gone, and what an idle one costs, beside Compose with the same file. */
export default {
  id: 'provision',
  title: 'Playgrounds',
  needs: ['engine'],
  async run(context) {
    const lab = await context.lab();
    const turns = context.quick ? 1 : 2;
    const ours: Took = { ready: [], gone: [], idle: [] };
    const theirs: Took = { ready: [], gone: [], idle: [] };
    let without: string | null = null;
    for (let turn = 0; turn < turns; turn += 1) {
      context.progress(`turn ${turn + 1}: from nothing`);
      await playgroundTurn(context, lab, `cold-${turn}-${process.pid}`, ours);
      context.progress(`turn ${turn + 1}: ${service}`);
      // On a machine with much else to do a check of a service can fail for good: Compose then gives up, and so do we.
      await composeTurn(context, lab, theirs).catch((error: Error) => {
        without = error.message;
      });
    }
    const pool = await takeFromPool(lab, turns * 2, context.progress);
    const beside = (values: readonly number[], name = service) =>
      values.length === 0 ? {} : { reference: { name, value: median(values) } };
    return [
      toRow({
        what: 'storefront ready, from nothing',
        unit: 's',
        ours: median(ours.ready),
        ...beside(theirs.ready),
        goal: ratioAtMost(0.5),
      }),
      toRow({
        what: 'storefront ready, from the pool',
        unit: 's',
        ours: median(pool),
        ...beside(theirs.ready),
        goal: ratioAtMost(0.033),
      }),
      toRow({ what: 'storefront ready, from the pool, worst', unit: 's', ours: Math.max(...pool), goal: atMost(0.1) }),
      toRow({
        what: 'storefront removed',
        unit: 's',
        ours: median(ours.gone),
        ...beside(theirs.gone, 'docker compose down -t 0'),
        goal: ratioAtMost(0.8),
      }),
      toRow({
        what: 'idle storefront: containers and their shims, of a core',
        unit: '%',
        ours: median(ours.idle),
        ...beside(theirs.idle, 'made by Compose, its checks running'),
      }),
      ...(without !== null && theirs.ready.length === 0 ? [notMeasured(service, without)] : []),
    ];
  },
} satisfies Measurement;

/** Seconds until it was ready and until it was gone, and percent of a core while nobody used it. */
interface Took {
  readonly ready: number[];
  readonly gone: number[];
  readonly idle: number[];
}

const idleSeconds = ({ quick }: Context) => (quick ? 3 : 8);

async function playgroundTurn(context: Context, lab: Lab, id: string, took: Took): Promise<void> {
  await timed(took.ready, () => lab.provider.provision({ id, ...lab.stack }, () => {}));
  const containers = await containersOf(lab.engine, id);
  took.idle.push(await idlePercent([...containers.values()], idleSeconds(context), lab.engine));
  await timed(took.gone, () => lab.provider.destroy(id));
}

async function composeTurn(context: Context, lab: Lab, took: Took): Promise<void> {
  const compose = await findCompose(join(context.root, '.chaos/bench/compose'), context.progress);
  const project = `bench-${process.pid}`;
  const file = join(lab.stack.stackDir, lab.stack.stack.composeFile);
  const down = () => compose('-p', project, '-f', file, 'down', '-t', '0', '-v');
  try {
    await timed(took.ready, () => compose('-p', project, '-f', file, 'up', '-d', '--wait', '--no-build'));
    took.idle.push(await idlePercent(await projectContainers(lab.engine, project), idleSeconds(context), lab.engine));
    await timed(took.gone, down);
  } finally {
    await down().catch(() => '');
  }
}

async function timed<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  into.push((performance.now() - began) / 1_000);
  return result;
}

/** Processor time that goes to containers nobody uses, and to the checks in them. The engine's own is everybody's. */
async function idlePercent(ids: readonly string[], seconds: number, engine: Engine): Promise<number> {
  const counters = await Promise.all(
    ids.map(async (id) => openCgroup(id, (await engine.docker.getContainer(id).inspect()).State.Pid)),
  );
  const spentMs = () => counters.reduce((sum, counter) => sum + (counter?.read()?.cpuMs ?? 0), 0) + shimCpuMs(ids);
  // What starting them has left to do is not idling.
  await pause(3_000);
  const percent = await cpuPercent(spentMs, () => pause(seconds * 1_000));
  for (const counter of counters) counter?.close();
  return percent;
}

async function projectContainers(engine: Engine, project: string): Promise<readonly string[]> {
  const label = [`com.docker.compose.project=${project}`];
  const found = await engine.call('list a project', (docker) => docker.listContainers({ filters: { label } }));
  return found.map(({ Id }) => Id);
}

async function takeFromPool(lab: Lab, count: number, progress: (text: string) => void): Promise<readonly number[]> {
  const took: number[] = [];
  lab.provider.keepReady(lab.stack);
  for (let turn = 0; turn < count; turn += 1) {
    progress(`from the pool, ${turn + 1}`);
    await waitUntilPooled(lab);
    const id = `pooled-${turn}-${process.pid}`;
    await timed(took, () => lab.provider.provision({ id, ...lab.stack }, () => {}));
    await lab.provider.destroy(id);
  }
  return took;
}
