import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { LogLine, Playground } from '@chaos-engine/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containerName } from '../src/sandbox/names.ts';
import type { ServiceChange } from '../src/service-changes.ts';
import { eventually, openBench } from './helpers.ts';

const bench = openBench();
const steps: string[] = [];
const changes: ServiceChange[] = [];
let playground: Playground;

beforeAll(async () => {
  bench.provider.onServiceChange((change) => changes.push(change));
  playground = await bench.provider.provision(bench.request('a'), ({ step, state }) => steps.push(`${step} ${state}`));
});
afterAll(async () => {
  await bench.close();
  expect(await bench.leftovers()).toEqual([]);
});

const shell = async (script: string, service = 'web') => {
  const { stdout, stderr } = await playground.exec(service, ['bash', '-c', script], { timeoutMs: 20_000 });
  return (stdout + stderr).trim();
};

describe('a playground', () => {
  it('tells each step of its making, and starts a service once those it needs are healthy', () => {
    expect(steps).toEqual(
      expect.arrayContaining(['images done', 'networks done', 'containers done', 'store done', 'web done']),
    );
    expect(steps.indexOf('store done')).toBeLessThan(steps.indexOf('web running'));
  });

  it('runs every service', async () => {
    expect(await playground.states()).toEqual([
      { service: 'web', status: 'running', startedAt: expect.any(Number), exitCode: null },
      { service: 'store', status: 'running', startedAt: expect.any(Number), exitCode: null },
    ]);
  });

  it('is known to Compose by its labels', async () => {
    const found = await bench.engine.docker.listContainers({
      filters: { label: [`com.docker.compose.project=ce-${playground.id}`, 'com.docker.compose.oneoff=False'] },
    });
    expect(found.map((one) => one.Labels['com.docker.compose.service']).sort()).toEqual(['store', 'web']);
  });
});

describe('a command', () => {
  it('runs as root, is fed, and gives both streams and its exit code', async () => {
    const result = await playground.exec('web', ['bash', '-c', 'id -u; cat; echo problem >&2; exit 3'], {
      stdin: 'fed\n',
    });
    expect(result).toEqual({ exitCode: 3, stdout: '0\nfed\n', stderr: 'problem\n' });
  });

  it('is ended with all it started when it takes too long', async () => {
    const result = await playground.exec('web', ['bash', '-c', 'sleep 4321 & sleep 4321'], { timeoutMs: 300 });
    expect(result.exitCode).toBe(124);
    await eventually(async () => (await shell("grep -lsz '^4321' /proc/[0-9]*/cmdline | wc -l")) === '0');
  });

  it('takes a large input and gives a large output', async () => {
    const stdin = 'x'.repeat(300_000);
    expect((await playground.exec('web', ['cat'], { stdin })).stdout.length).toBe(300_000);
  });

  it('for an unknown service is refused with the names of the known', async () => {
    await expect(playground.exec('nobody', ['true'])).rejects.toThrow('there is no service nobody; known: web, store');
  });
});

describe('a terminal', () => {
  it('cannot take more than 64 places in one container', async () => {
    const script = 'my @f; while (open(my $h, "+<", "/dev/ptmx")) { push @f, $h } print scalar @f';
    expect(Number((await playground.exec('web', ['perl', '-e', script])).stdout)).toBeLessThanOrEqual(64);
  });
});

describe('logs', () => {
  it('come from all services, once each, also after a restart of a container', async () => {
    const lines: LogLine[] = [];
    const stop = await playground.followLogs(0, (line) => lines.push(line));
    const count = (text: string) => lines.filter((line) => line.text === text).length;
    await eventually(() => count('web ready') === 1 && count('store ready') === 1);
    await playground.control('store', 'restart');
    await eventually(() => count('store ready') === 2);
    await playground.scrape('web', 8080, '/once', 2_000);
    await eventually(() => lines.some((line) => line.stream === 'stderr' && line.text.endsWith('GET /once HTTP/1.1')));
    expect(count('web ready')).toBe(1);
    stop();
  });
});

describe('a flood in a log', () => {
  it('is read at a bounded pace, and what comes after it is still heard', async () => {
    let bytes = 0;
    let after = false;
    const stop = await playground.followLogs(Date.now(), (line) => {
      bytes += line.text.length;
      if (line.text === 'after the flood') after = true;
    });
    const began = performance.now();
    await shell('timeout 2 yes "$(printf %0100d 1)" > /proc/1/fd/1', 'store');
    // The engine drops lines while its buffer is full, so one is not enough.
    await eventually(async () => {
      await shell('echo after the flood > /proc/1/fd/1', 'store');
      return after;
    }, 60_000);
    const seconds = Math.ceil((performance.now() - began) / 1_000);
    expect(bytes).toBeGreaterThan(100_000);
    // A share for each second begun, and what had been read when the share was used up.
    expect(bytes).toBeLessThan((seconds + 1) * 1.25 * 2 ** 20);
    stop();
  });
});

describe('a number inside the stack', () => {
  it('is read by GET', async () => {
    expect(await playground.scrape('web', 8080, '/', 2_000)).toMatchObject({ greeting: 'hello' });
  });

  it('that is not there is an error in words', async () => {
    await expect(playground.scrape('web', 9, '/', 1_000)).rejects.toMatchObject({
      code: 'PLAYGROUND_FAILED',
      message: expect.stringContaining('web:9/'),
    });
  });
});

describe('metrics', () => {
  it('grow with what a service does, and know its limits', async () => {
    const of = async (service: string) => (await playground.metrics()).find((one) => one.service === service);
    const before = await of('web');
    await shell('for i in $(seq 20000); do :; done; for i in 1 2 3; do exec 3<>/dev/tcp/store/1 || true; done');
    const after = await of('web');
    expect(after?.memoryLimitBytes).toBe(64 * 2 ** 20);
    expect(after?.memoryBytes).toBeGreaterThan(2 ** 20);
    expect(after?.cpuMs).toBeGreaterThan(before?.cpuMs ?? 0);
    expect(after?.netTxBytes).toBeGreaterThan(before?.netTxBytes ?? 0);
  });

  it('count a process killed for want of memory', async () => {
    await shell('perl -e \'my $x = "a" x (200 << 20)\'');
    await eventually(
      async () => ((await playground.metrics()).find((one) => one.service === 'web')?.oomKills ?? 0) > 0,
    );
  });

  it('leave out what does not run, and take it up again', async () => {
    await playground.control('store', 'stop');
    await eventually(async () => (await playground.metrics()).length === 1);
    expect(await playground.states()).toContainEqual(expect.objectContaining({ service: 'store', status: 'exited' }));
    await playground.control('store', 'stop');
    await playground.control('store', 'start');
    await eventually(async () => (await playground.metrics()).length === 2);
  });
});

describe('a service', () => {
  it('can be frozen and thawed, twice without harm', async () => {
    for (const verb of ['pause', 'pause'] as const) await playground.control('store', verb);
    expect(await playground.states()).toContainEqual(expect.objectContaining({ service: 'store', status: 'paused' }));
    for (const verb of ['unpause', 'unpause'] as const) await playground.control('store', verb);
    expect(await playground.states()).toContainEqual(expect.objectContaining({ service: 'store', status: 'running' }));
  });

  it('that dies stays dead, and its death is told', async () => {
    await bench.engine.docker.getContainer(containerName(playground.id, 'store')).kill();
    const death = await eventually(() =>
      changes.find((change) => change.service === 'store' && change.change === 'died' && change.exitCode === 137),
    );
    expect(death.round).toBe(playground.id);
    expect(await playground.states()).toContainEqual(
      expect.objectContaining({ service: 'store', status: 'exited', exitCode: 137 }),
    );
    await expect(playground.exec('store', ['true'])).rejects.toMatchObject({ code: 'PLAYGROUND_FAILED' });
    await playground.control('store', 'start');
  });
});

describe('from inside', () => {
  const dial = (host: string, port: number) =>
    shell(`timeout 2 bash -c '</dev/tcp/${host}/${port}' 2>/dev/null && echo open || echo closed`);

  it('services reach each other by name', async () => {
    expect(await shell("timeout 2 bash -c '</dev/tcp/web/8080' && echo open", 'store')).toBe('open');
  });

  it('no address of the host can be reached', async () => {
    const listener = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => listener.listen(0, '0.0.0.0', resolve));
    const { port } = listener.address() as { port: number };
    const addresses = Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? []).filter((one) => one.family === 'IPv4' && !one.internal).map((one) => one.address),
    );
    try {
      expect(addresses.length).toBeGreaterThan(1);
      const results = await Promise.all(addresses.map((address) => dial(address, port)));
      expect(results).toEqual(addresses.map(() => 'closed'));
    } finally {
      listener.close();
    }
  });

  it('the Internet and the address of cloud metadata cannot be reached', async () => {
    expect(await Promise.all([dial('1.1.1.1', 53), dial('169.254.169.254', 80)])).toEqual(['closed', 'closed']);
  });

  it('another round cannot be reached, neither by address nor by name', async () => {
    const other = await bench.provider.provision(bench.request('b'), () => {});
    try {
      const facts = await bench.engine.docker.getContainer(containerName(other.id, 'web')).inspect();
      const addresses = Object.values(facts.NetworkSettings.Networks).map((network) => network.IPAddress);
      expect(addresses).toHaveLength(2);
      expect(await Promise.all(addresses.map((address) => dial(address, 8080)))).toEqual(['closed', 'closed']);
      expect(await dial(containerName(other.id, 'web'), 8080)).toBe('closed');
    } finally {
      await bench.provider.destroy(other.id);
    }
  });

  it('no file, process or device of the host is to be seen', async () => {
    const seen = await shell(
      'ls /var/run/docker.sock /dev/kvm /dev/mem /dev/sda /dev/vda /dev/kmsg 2>/dev/null; head -c1 /proc/kcore 2>/dev/null | wc -c; ls -d /proc/[0-9]* | wc -l',
    );
    const [kernelBytes, processes, ...more] = seen.split('\n');
    expect([kernelBytes, more]).toEqual(['0', []]);
    expect(Number(processes)).toBeLessThan(15);
  });
});

describe('the examination', () => {
  it('says which promises hold here', async () => {
    const found = await bench.provider.examine();
    expect(found.promises.find((promise) => promise.id === 'sandbox')?.held).toBe(true);
    expect(found.promises.find((promise) => promise.id === 'host')?.held).toBe(true);
    expect(['solo', 'gameday']).toContain(found.isolation);
  });
});
