import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { containerName, networkName } from '../src/sandbox/names.ts';
import { eventually, openBench } from './helpers.ts';
import { agentReachable, buildTerminalAgent, listen } from './terminal-helpers.ts';
import { tinyDir, tinyStack } from './tiny-stack.ts';

const bench = openBench();
const { provider, engine } = bench;
const folder = mkdtempSync(join(tmpdir(), 'playground-'));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await bench.close();
  expect(await bench.leftovers()).toEqual([]);
});

/** The tiny stack with another Compose file. */
function variant(name: string, compose: string) {
  const stackDir = join(folder, name);
  cpSync(tinyDir, stackDir, { recursive: true });
  writeFileSync(join(stackDir, 'compose.yaml'), compose);
  return {
    ...bench.request(name),
    stackDir,
    stack: { ...tinyStack, services: { web: tinyStack.services.web } },
  };
}

describe('a round', () => {
  it('is listed while it is there, found again by its id, and gone without a trace afterwards', async () => {
    const request = bench.request('life');
    const made = await provider.provision(request, () => {});
    expect(await provider.list()).toEqual([made.id]);
    expect((await provider.attach(request))?.id).toBe(made.id);
    await provider.destroy(made.id);
    await provider.destroy(made.id);
    expect(await provider.list()).toEqual([]);
    expect(await provider.attach(request)).toBeNull();
    expect(await bench.leftovers()).toEqual([]);
  });

  it('asked for again is taken up as it is', async () => {
    const request = bench.request('again');
    const first = await provider.provision(request, () => {});
    await first.exec('web', ['touch', '/srv/data/mark']);
    const second = await provider.provision(request, () => {});
    expect((await second.exec('web', ['ls', '/srv/data'])).stdout).toBe('mark\n');
    await provider.destroy(request.id);
  });

  it('of which an interrupted call left half is completed', async () => {
    const request = bench.request('half');
    await provider.provision(request, () => {});
    await engine.docker.getContainer(containerName(request.id, 'web')).remove({ force: true });
    expect(await provider.attach(request)).toBeNull();
    const completed = await provider.provision(request, () => {});
    expect(await completed.scrape('web', 8080, '/', 2_000)).toMatchObject({ greeting: 'hello' });
    await provider.destroy(request.id);
  });

  it('can be removed while it is being made', async () => {
    const request = bench.request('aborted');
    const making = provider.provision(request, () => {});
    making.catch(() => {});
    await eventually(async () => (await provider.list()).includes(request.id));
    await provider.destroy(request.id);
    await expect(making).rejects.toMatchObject({ code: 'PLAYGROUND_FAILED' });
    expect(await bench.leftovers()).toEqual([]);
  });
});

describe('a stack that cannot run', () => {
  it.each([
    [
      'names an image that is not there',
      'no-image',
      'services: {web: {image: "no-such/image:1"}}',
      'IMAGE_MISSING',
      'no-such/image:1',
    ],
    [
      'asks for the host',
      'hostile',
      'services: {web: {image: "debian:bookworm-slim", network_mode: host}}',
      'COMPOSE_REFUSED',
      'network_mode',
    ],
    [
      'ends at once',
      'ends',
      'services: {web: {image: "debian:bookworm-slim", command: ["bash", "-c", "echo broken; exit 9"], healthcheck: {test: "false"}}}',
      'PLAYGROUND_FAILED',
      'exit code 9',
    ],
    [
      'has a command that does not exist',
      'no-command',
      'services: {web: {image: "debian:bookworm-slim", command: ["/nonsense"]}}',
      null,
      'nonsense',
    ],
  ])('%s, is told why and leaves nothing', async (_, name, compose, code, words) => {
    const failing = provider.provision(variant(name, compose), () => {});
    await expect(failing).rejects.toThrow(words);
    if (code !== null) await expect(failing).rejects.toMatchObject({ code });
    expect(await bench.leftovers()).toEqual([]);
  });

  it('is never healthy, is given up in time with its last words', async () => {
    const short = openBench({ readyLimitMs: 1_000 });
    const compose =
      'services: {web: {image: "debian:bookworm-slim", command: ["bash", "-c", "echo waiting for nobody; sleep 99"], healthcheck: {test: "false"}}}';
    await expect(
      short.provider.provision({ ...variant('sick', compose), id: `${short.instance}-sick` }, () => {}),
    ).rejects.toThrow(/was not healthy after 1 s; its log ends with: .*waiting for nobody/);
    expect(await short.leftovers()).toEqual([]);
    await short.close();
  });
});

describe('the janitor', () => {
  it('removes what no round wants and leaves what one does', async () => {
    const kept = await provider.provision(bench.request('kept'), () => {});
    await provider.provision(bench.request('stray'), () => {});
    const removed = await provider.sweep(new Set([kept.id]));
    expect(removed).toBe(5);
    expect(await provider.list()).toEqual([kept.id]);
    expect((await kept.exec('web', ['true'])).exitCode).toBe(0);
    await provider.destroy(kept.id);
  });

  it('of a server that was replaced while it was frozen leaves alone what its follower made', async () => {
    const frozen = openBench({ epoch: 1 });
    const follower = openBench({ epoch: 2, instance: frozen.instance });
    try {
      const made = await follower.provider.provision(follower.request('newer'), () => {});
      expect(await frozen.provider.sweep(new Set())).toBe(0);
      await frozen.provider.destroy(made.id);
      expect((await made.exec('web', ['true'])).exitCode).toBe(0);
    } finally {
      await follower.close();
      await frozen.close();
      expect(await frozen.leftovers()).toEqual([]);
    }
  });

  it('cleans up after a process that was killed at any moment of making a playground', async () => {
    const delays = [150, 350, 600, 900, 1_200];
    for (const [index, delayMs] of delays.entries()) {
      const child = spawn(
        process.execPath,
        [join(import.meta.dirname, 'provision-forever.ts'), bench.instance, `${bench.instance}-k${index}`],
        { stdio: 'ignore' },
      );
      await killAfter(child, delayMs);
    }
    await provider.sweep(new Set());
    expect(await bench.leftovers()).toEqual([]);
  });
});

async function killAfter(child: ChildProcess, delayMs: number): Promise<void> {
  const gone = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), delayMs);
  await gone;
  clearTimeout(timer);
}

describe('the pool', () => {
  it('hands over a frozen playground in a moment, under the id of the round, and only once', async () => {
    await buildTerminalAgent(engine);
    const dataDir = join(folder, 'data');
    const pooled = openBench({ dataDir, poolSize: 1 });
    try {
      const request = pooled.request('p');
      pooled.provider.keepReady(request);
      await eventually(async () => {
        const found = await pooled.engine.call('list', (docker) =>
          docker.listContainers({
            filters: { label: [`org.chaos-engine.instance=${pooled.instance}`], status: ['paused'] },
          }),
        );
        return found.length === 2;
      }, 30_000);
      expect(await pooled.provider.list()).toEqual([]);
      await pooled.provider.sweep(new Set());

      const steps: string[] = [];
      const began = performance.now();
      const playground = await pooled.provider.provision(request, ({ step }) => steps.push(step));
      const tookMs = performance.now() - began;
      expect(new Set(steps)).toEqual(new Set(['from the pool']));
      expect(tookMs).toBeLessThan(1_000);
      expect(playground).toMatchObject({ id: request.id, pooled: true });
      expect((await pooled.provider.attach(request))?.pooled).toBe(true);
      expect(await playground.scrape('web', 8080, '/', 2_000)).toMatchObject({ greeting: 'hello' });
      expect(await pooled.provider.list()).toEqual([request.id]);
      if (agentReachable) {
        const parent = ['bash', '-c', 'cat /proc/$PPID/comm'];
        const heard = listen(await playground.openTerminal('web', parent, { cols: 80, rows: 24 }));
        await heard.ends();
        expect(heard.text()).toBe('terminald\r\n');
      }

      await pooled.provider.destroy(request.id);
      expect(await pooled.provider.attach(request)).toBeNull();
    } finally {
      await pooled.close();
      expect(await pooled.leftovers()).toEqual([]);
    }
  });

  it('gives a round the one that is nearly ready, and leaves nothing when that round does not wait for it', async () => {
    const pooled = openBench({ dataDir: join(folder, 'nearly'), poolSize: 1 });
    try {
      const [first, second] = [pooled.request('p1'), pooled.request('p2')];
      pooled.provider.keepReady(first);
      const underWay = () => eventually(async () => (await pooled.leftovers()).some((name) => name.includes('pool-')));
      await underWay();
      const steps: string[] = [];
      const taken = await pooled.provider.provision(first, ({ step }) => steps.push(step));
      expect(taken.pooled).toBe(true);
      expect(new Set(steps)).toEqual(new Set(['one that is nearly ready', 'from the pool']));
      await pooled.provider.destroy(first.id);

      await underWay();
      const waiting = pooled.provider.provision(second, () => {});
      waiting.catch(() => {});
      await pooled.provider.destroy(second.id);
      await expect(waiting).rejects.toMatchObject({ code: 'PLAYGROUND_FAILED' });
      expect(await pooled.provider.list()).toEqual([]);
    } finally {
      await pooled.provider.close();
      expect(await pooled.leftovers()).toEqual([]);
    }
  });
});

describe('addresses', () => {
  it('that somebody else takes in the same moment are given up for the next', async () => {
    const squatter = await engine.docker.createNetwork({
      Name: `${bench.instance}-squatter`,
      Internal: true,
      IPAM: { Driver: 'default', Config: [{ Subnet: '10.214.0.0/26' }] },
    });
    const narrow = openBench({ addresses: '10.214.0.0/24' });
    try {
      const made = await narrow.provider.provision(narrow.request('n'), () => {});
      const network = await engine.docker.getNetwork(networkName(made.id, 'front')).inspect();
      expect(network.IPAM?.Config?.[0]?.Subnet).toMatch(/^10\.214\.0\.(?:64|96)\/27$/);
      expect(network.Internal).toBe(true);
    } finally {
      await narrow.close();
      await squatter.remove();
    }
  });
});
