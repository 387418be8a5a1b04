// How long a playground takes to be ready, to be taken from the pool and to be removed, and what it costs when nobody
// uses it; beside it the same containers started the way Compose does: Docker's own health checks, asked every 500 ms.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDockerProvider, loadStack, openEngine } from '../src/index.ts';
import { findRound } from '../src/provision/find-objects.ts';
import { removeUntilQuiet } from '../src/provision/remove-objects.ts';
import { resolveImages } from '../src/provision/resolve-images.ts';
import { startLikeCompose } from './like-compose.ts';

const root = join(import.meta.dirname, '../../..');
const stackDir = join(root, 'playground-stacks/storefront');
const stack = (await import(join(stackDir, 'stack.ts'))).default;
const engine = openEngine();
const loaded = loadStack({ stack, stackDir }, { trustedBuild: true });
await resolveImages(
  engine,
  loaded.spec.services.map((service) => service.image),
).catch((error: Error) => {
  console.log(`${error.message}\nNothing to measure.`);
  process.exit(0);
});

const instance = `bench-${process.pid}`;
const dataDir = join(root, '.chaos/bench');
const provider = createDockerProvider({ engine, instance, dataDir, poolSize: 1 });
const rounds = Number(process.argv[2] ?? 3);
const times: Record<string, number[]> = {};

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  times[name] = [...(times[name] ?? []), performance.now() - began];
  return result;
}

/** Processor time of the whole machine over 5 s, as a share of one core. */
async function machineLoad(): Promise<number> {
  const busy = () => {
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (
      readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? ''
    )
      .split(/\s+/)
      .slice(1)
      .map(Number);
    return user + nice + system + irq + softirq;
  };
  const before = busy();
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  return (busy() - before) / 500;
}

const idleBase = await machineLoad();
const idle: Record<string, number> = {};
let memoryMiB = 0;
let metricsMs = 0;
try {
  for (let round = 0; round < rounds; round++) {
    const id = `${instance}-${round}`;
    const playground = await timed('ready, from nothing', () => provider.provision({ id, stack, stackDir }, () => {}));
    if (round === 0) {
      idle.ours = (await machineLoad()) - idleBase;
      const began = performance.now();
      for (let pass = 0; pass < 100; pass++) await playground.metrics();
      metricsMs = (performance.now() - began) / 100;
      memoryMiB = (await playground.metrics()).reduce((sum, one) => sum + one.memoryBytes, 0) / 2 ** 20;
    }
    await timed('removed', () => provider.destroy(id));

    const like = {
      instance,
      round: `${instance}-like-${round}`,
      epoch: 0,
      expires: Math.floor(Date.now() / 1_000) + 3_600,
    };
    await timed('ready, as Compose does it', () => startLikeCompose(engine, loaded, like));
    if (round === 0) idle['as Compose does it'] = (await machineLoad()) - idleBase;
    await removeUntilQuiet(
      engine,
      () => findRound(engine, instance, like.round),
      async () => {},
    );
  }
  provider.keepReady({ stack, stackDir });
  for (let round = 0; round < rounds; round++) {
    const paused = async () => {
      const found = await engine.call('list', (docker) =>
        docker.listContainers({ filters: { label: [`org.chaos-engine.instance=${instance}`], status: ['paused'] } }),
      );
      return found.length === loaded.spec.services.length;
    };
    while (!(await paused())) await new Promise((resolve) => setTimeout(resolve, 500));
    const id = `${instance}-pooled-${round}`;
    await timed('ready, from the pool', () => provider.provision({ id, stack, stackDir }, () => {}));
    await provider.destroy(id);
  }
} finally {
  await provider.sweep(new Set());
  await provider.close();
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
console.log(`${stack.id}: ${loaded.spec.services.length} services, median and worst of ${rounds}`);
for (const [name, values] of Object.entries(times))
  console.log(
    `  ${name.padEnd(28)} ${median(values).toFixed(0).padStart(6)} ms ${Math.max(...values)
      .toFixed(0)
      .padStart(6)} ms`,
  );
console.log(
  `  ratio to Compose's way       ${(median(times['ready, from nothing'] ?? []) / median(times['ready, as Compose does it'] ?? [])).toFixed(2)}`,
);
// The load of the whole machine is what is measured: a neighbour that works spoils it.
if (idleBase > 0.1)
  console.log(`  idle cost not shown: the machine was busy before (${(idleBase * 100).toFixed(0)} % of a core)`);
else
  for (const [name, share] of Object.entries(idle))
    console.log(`  idle, ${name.padEnd(22)} ${(share * 100).toFixed(1).padStart(6)} % of a core`);
console.log(`  memory of all services       ${memoryMiB.toFixed(0).padStart(6)} MiB`);
console.log(`  one reading of all metrics   ${metricsMs.toFixed(2).padStart(6)} ms`);
