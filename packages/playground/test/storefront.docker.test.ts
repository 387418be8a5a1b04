import { fileURLToPath } from 'node:url';
import type { Playground } from '@chaos-engine/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import storefront from '../../../playground-stacks/storefront/stack.ts';
import { loadStack } from '../src/index.ts';
import { resolveImages } from '../src/provision/resolve-images.ts';
import { eventually, openBench } from './helpers.ts';

const stackDir = fileURLToPath(new URL('../../../playground-stacks/storefront', import.meta.url));
const bench = openBench();
const names = loadStack({ stack: storefront, stackDir }, { trustedBuild: true }).spec.services.map(
  (service) => service.image,
);
const built = await resolveImages(bench.engine, names).then(
  () => true,
  () => false,
);

/** Real programs under the sandbox: what the list of system calls and capabilities must let through. */
describe.skipIf(!built)('the storefront', () => {
  let playground: Playground;
  let tookMs = 0;

  beforeAll(async () => {
    const began = performance.now();
    playground = await bench.provider.provision(
      { id: `${bench.instance}-shop`, stack: storefront, stackDir },
      () => {},
    );
    tookMs = performance.now() - began;
  });
  afterAll(async () => {
    await bench.close();
    expect(await bench.leftovers()).toEqual([]);
  });

  const run = async (service: string, script: string) => {
    const { exitCode, stdout, stderr } = await playground.exec(service, ['bash', '-lc', script], { timeoutMs: 30_000 });
    return `${stdout}${stderr}`.trim() + (exitCode === 0 ? '' : ` [exit code ${exitCode}]`);
  };

  it('is ready within 30 seconds on a busy machine', () => {
    expect(tookMs).toBeLessThan(30_000);
  });

  it('serves a page through nginx, Node, the pooler, PostgreSQL and Redis', async () => {
    expect(await run('ops', 'curl -s -o /dev/null -w "%{http_code}" http://edge/products?page=1')).toBe('200');
    expect(await run('redis', 'redis-cli ping')).toBe('PONG');
    expect(await run('pg-primary', 'pg_isready -q -h 127.0.0.1 && echo ready')).toBe('ready');
  });

  it('lets one host work on another by ssh', async () => {
    expect(await run('ops', 'on api-1 hostname')).toBe('api-1');
  });

  it('lets a service be restarted by its supervisor without the container ending', async () => {
    const pid = () => run('redis', 'pgrep -x redis-server | head -1');
    const before = await pid();
    await run('redis', 'kill $(pgrep -x redis-server | head -1)');
    await eventually(async () => {
      const after = await pid();
      return /^\d+$/.test(after) && after !== before;
    }, 20_000);
    expect((await playground.states()).every((state) => state.status === 'running')).toBe(true);
  });

  it('lets a process of another user be traced, and sockets be seen with their owners', async () => {
    // The tracer says that it attached, or the kernel says why not.
    const trace = await run('pg-primary', 'timeout 2 strace -p "$(pgrep -u postgres | head -1)" 2>&1 | head -1');
    expect(trace).toMatch(/attached/);
    expect(await run('ops', 'ping -c1 -W2 edge >/dev/null && echo answered')).toBe('answered');
  });

  it('takes little memory and little processor when nobody uses it', async () => {
    const before = await playground.metrics();
    expect(before).toHaveLength(Object.keys(storefront.services).length);
    const memory = before.reduce((sum, one) => sum + one.memoryBytes, 0);
    expect(memory).toBeLessThan(700 * 2 ** 20);
  });
});
