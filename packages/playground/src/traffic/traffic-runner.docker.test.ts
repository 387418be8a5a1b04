import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Playground, TrafficHandle, TrafficReport } from '@chaos-engine/core';
import { systemClock } from '@chaos-engine/traffic';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openEngine } from '../engine/open-engine.ts';
import { buildImages } from '../images/build-images.ts';
import { toolContexts } from '../images/tool-contexts.ts';
import { createDockerProvider } from '../provider.ts';
import { containerName } from '../sandbox/names.ts';
import { openAgentLink } from './agent-link.ts';
import { shopDir, shopPlan, shopStack } from './fixture/stack.ts';
import { createTrafficRunner } from './traffic-runner.ts';

const engine = openEngine();
const instance = 'traffic-test';
const id = 'traffic-test';
const request = { id, stack: shopStack, stackDir: shopDir };
const provider = createDockerProvider({ engine, instance, traffic: createTrafficRunner(), firewall: false });
const agentName = containerName(id, 'ce-users');
const webName = containerName(id, 'web');

let playground: Playground;
let reports: TrafficReport[] = [];
let handle: TrafficHandle;

beforeAll(async () => {
  await engine.features();
  await buildAgent();
  // An image with Node in it, under a name that a stack may use.
  await engine.docker.getImage('chaos-engine/traffic:dev').tag({ repo: 'traffic-fixture/node', tag: 'dev' });
  await provider.destroy(id);
  playground = await provider.provision(request, () => {});
});
afterAll(async () => {
  await provider.destroy(id);
  await provider.close();
  await engine.docker.getImage('traffic-fixture/node:dev').remove();
});
beforeEach(async () => {
  reports = [];
  await feel('ok');
  handle = await playground.traffic(shopPlan, (report) => reports.push(report));
});
afterEach(async () => {
  await handle.stop();
});

const feel = (mode: string) => playground.exec('web', ['sh', '-c', `echo ${mode} > /tmp/mode`]);
const ticks = () => reports.map(({ tick }) => tick);

/** Waits for a condition, not for a time. */
async function until(what: string, holds: () => boolean, limitMs = 30_000): Promise<void> {
  const limit = performance.now() + limitMs;
  while (!holds()) {
    if (performance.now() > limit)
      throw new Error(`${what}: not within ${limitMs} ms; last: ${JSON.stringify(reports.at(-1))}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until this many reports in a row, from now on, all satisfy a condition. */
async function inARow(what: string, count: number, fits: (report: TrafficReport) => boolean): Promise<void> {
  const from = reports.length;
  await until(what, () => reports.slice(from).length >= count && reports.slice(-count).every(fits));
}

const allGood = ({ results }: TrafficReport) => results.browse?.good === true && results.order?.good === true;
const allBad =
  (why: RegExp) =>
  ({ results }: TrafficReport) =>
    ['browse', 'order'].every((journey) => results[journey]?.good === false && why.test(results[journey]?.why ?? ''));
const withoutGaps = () => expect(ticks()).toEqual(ticks().map((_, i) => (ticks()[0] ?? 0) + i));

test('a healthy shop gives a good sample of each journey every second, on time and beside its load', async () => {
  await inARow('good samples', 6, allGood);
  withoutGaps();
  expect(ticks()[0]).toBe(0);
  for (const { ageMs } of reports) expect(ageMs).toBeLessThan(1_500);
  const sent = reports.slice(1).reduce((sum, { load }) => sum + load.sent, 0) / (reports.length - 1);
  expect(sent).toBeGreaterThan(4);
  expect(sent).toBeLessThan(18);
  expect(reports.at(-1)?.load.p95Ms).toBeLessThan(300);
});

test('wrong, slow and missing answers are bad samples, with their reason', async () => {
  await inARow('good samples', 2, allGood);
  await feel('down');
  await inARow('refusals', 2, allBad(/^status 503/));
  await feel('slow');
  await inARow('slow answers', 2, allBad(/^slower than 300 ms/));
  await feel('mute');
  await inARow('no answers', 3, allBad(/^no answer within 1.5 s/));
  expect(reports.at(-1)?.load.sent).toBeGreaterThan(0);
  await feel('ok');
  await inARow('good samples', 3, allGood);
  withoutGaps();
});

test('a stopped entry gives bad samples, not missing ones, and is found again when it is back', async () => {
  await inARow('good samples', 2, allGood);
  await playground.control('web', 'stop');
  await inARow('nobody there', 4, allBad(/connection|unreachable|no answer/));
  await playground.control('web', 'start');
  await inARow('good samples', 3, allGood);
  withoutGaps();
});

test('a paused entry gives bad samples, not missing ones', async () => {
  await inARow('good samples', 2, allGood);
  await playground.control('web', 'pause');
  await inARow('no answers', 3, allBad(/^no answer/));
  await playground.control('web', 'unpause');
  await inARow('good samples', 3, allGood);
  withoutGaps();
});

test('the users follow an entry that has another address', async () => {
  await inARow('good samples', 2, allGood);
  const network = await usersNetwork();
  const entry = Object.entries(network.Containers ?? {}).find(([, { Name }]) => Name === webName)?.[0] ?? '';
  const other = network.IPAM?.Config?.[0]?.Subnet?.replace(/\d+\/\d+$/, '') ?? '';
  const last = Number(network.IPAM?.Config?.[0]?.Subnet?.split(/[./]/)[3]) + 20;
  const link = engine.docker.getNetwork(network.Id);
  await link.disconnect({ Container: entry, Force: true });
  await link.connect({ Container: entry, EndpointConfig: { IPAMConfig: { IPv4Address: `${other}${last}` } } });
  await inARow('good samples', 3, allGood);
  withoutGaps();
});

test('the users follow an entry that was made anew', async () => {
  await inARow('good samples', 2, allGood);
  const old = await engine.docker.getContainer(webName).inspect();
  await engine.docker.getContainer(webName).remove({ force: true });
  const { Image, Labels, User } = old.Config;
  const networkName = Object.keys(old.NetworkSettings.Networks).find((name) => name.endsWith('_inner')) ?? '';
  const made = await engine.docker.createContainer({
    name: webName,
    Image,
    User,
    Labels,
    Cmd: ['sh', '-c', 'until test -e /srv/ready; do sleep 0.1; done; exec node /srv/server.mjs'],
    HostConfig: { NetworkMode: networkName },
  });
  await made.start();
  const { readFile } = await import('node:fs/promises');
  const source = await readFile(`${shopDir}/server.mjs`, 'utf8');
  await playground.exec('web', ['sh', '-c', 'cat > /srv/server.mjs; touch /srv/ready'], { stdin: source });
  await inARow('good samples', 3, allGood);
  withoutGaps();
});

test('a server that was killed finds later reports when it is back, and leaves nothing behind', async () => {
  const script = fileURLToPath(new URL('./fixture/reader.ts', import.meta.url));
  const reader = spawn(process.execPath, [script, instance, id], { stdio: ['ignore', 'pipe', 'inherit'] });
  const seen: number[] = [];
  reader.stdout.on('data', (text) => seen.push(...String(text).trim().split('\n').map(Number)));
  await until('reports of the other reader', () => seen.length >= 3);
  reader.kill('SIGKILL');
  await once(reader, 'exit');
  const last = seen.at(-1) ?? 0;
  const from = reports.length;
  await until('later reports', () => reports.length >= from + 3);
  expect(reports.at(-1)?.tick).toBeGreaterThan(last);
  const resumed: number[] = [];
  const again = await provider.attach(request);
  await again?.traffic(shopPlan, ({ tick }) => resumed.push(tick));
  await until('reports after the return', () => resumed.length >= 2);
  expect(resumed[0]).toBeGreaterThan(last);
  // One link of this test, one of the return; that of the killed reader is gone.
  expect(await linksInAgent()).toBe(2);
});

test('a broken link is made again, and the reports of the time between are delivered late, not lost', async () => {
  await inARow('good samples', 3, allGood);
  await inAgent('for p in /proc/[0-9]*; do grep -qs socat "$p/comm" && kill -9 "${p#/proc/}"; done; true');
  await inARow('good samples', 4, allGood);
  withoutGaps();
});

test('users that died are replaced; the seconds in between are missing, and the count goes on', async () => {
  await handle.scale('*', 0);
  await inARow('no load', 2, ({ load }) => load.sent === 0);
  const before = ticks().at(-1) ?? 0;
  await engine.docker.getContainer(agentName).kill();
  await until('reports of the replacement', () => (ticks().at(-1) ?? 0) > before + 2);
  expect(ticks()).toEqual([...new Set(ticks())].sort((a, b) => a - b));
  await inARow('the factor still holds', 2, ({ load, results }) => load.sent === 0 && results.browse?.good === true);
});

test('load is scaled by journey, and a journey that is not there is refused', async () => {
  await handle.scale('browse', 6);
  await inARow('more load', 3, ({ perJourney }) => (perJourney.browse?.sent ?? 0) > 25);
  await expect(handle.scale('none', 2)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('the users can be neither seen, reached nor influenced from inside', async () => {
  await inARow('good samples', 1, allGood);
  const agent = await engine.docker.getContainer(agentName).inspect();
  const [address = ''] = Object.values(agent.NetworkSettings.Networks).map(({ IPAddress }) => IPAddress);
  expect(Object.keys((await usersNetwork()).Containers ?? {})).toHaveLength(2);
  const run = async (service: string, script: string) => playground.exec(service, ['bash', '-c', script]);
  const scan = `for p in 22 80 443 2375 8080 9229; do (exec 3<>/dev/tcp/${address}/$p) 2>/dev/null && echo open $p; done; true`;
  expect((await run('web', scan)).stdout).toBe('');
  expect((await run('neighbour', `timeout 2 bash -c 'exec 3<>/dev/tcp/${address}/80' && echo open; true`)).stdout).toBe(
    '',
  );
  for (const service of ['neighbour', 'web']) {
    expect((await run(service, 'cat /proc/[0-9]*/cmdline | tr "\\0" " "')).stdout).not.toContain('agent.mjs');
  }
  expect((await run('neighbour', `getent hosts ${agentName} users ce-users; true`)).stdout).toBe('');
  expect(agent.HostConfig).toMatchObject({ CapAdd: [], CapDrop: ['ALL'], ReadonlyRootfs: true, Privileged: false });
  expect((await inAgent('cat /proc/self/status')).stdout).toMatch(/NoNewPrivs:\s+1/);
  expect((await inAgent('touch /agent/x')).exitCode).not.toBe(0);
});

test('after the stop nothing of the users is left, and stopping again does no harm', async () => {
  await inARow('good samples', 1, allGood);
  const network = await usersNetwork();
  await handle.stop();
  await handle.stop();
  const count = reports.length;
  await expect(engine.docker.getContainer(agentName).inspect()).rejects.toMatchObject({ statusCode: 404 });
  await expect(engine.docker.getNetwork(network.Id).inspect()).rejects.toMatchObject({ statusCode: 404 });
  expect(reports.length).toBe(count);
});

test('at 60 users a second the agent is on time and costs little', async () => {
  await handle.scale('*', 6);
  await inARow('60 a second', 3, ({ load }) => load.sent > 35);
  const cpu = async () =>
    (await engine.docker.getContainer(agentName).stats({ stream: false, 'one-shot': true })).cpu_stats.cpu_usage
      .total_usage;
  const [before, since] = [await cpu(), performance.now()];
  const from = reports.length;
  await until('ten more seconds', () => reports.length >= from + 10);
  const cpuShare = ((await cpu()) - before) / 1e6 / (performance.now() - since);
  const { Id } = await engine.docker.getContainer(agentName).inspect();
  const link = await openAgentLink(engine, systemClock, Id, () => {});
  const { status } = await link.ask({ status: true });
  link.close();
  const memory = (await engine.docker.getContainer(agentName).stats({ stream: false })).memory_stats;
  console.info('users at 60/s:', {
    cpuShare,
    ...status,
    memoryMiB: memory.usage / 2 ** 20,
    limitMiB: memory.limit / 2 ** 20,
  });
  expect(cpuShare).toBeLessThan(0.35);
  expect(status?.startLateP50Ms).toBeLessThan(5);
});

/** Brings the image up to date, so that it is this code that is tested. */
async function buildAgent(): Promise<void> {
  const root = fileURLToPath(new URL('../../../..', import.meta.url));
  const contexts = toolContexts(root).filter(({ image }) => image === 'chaos-engine/traffic:dev');
  for (const { prepare } of contexts) if (prepare !== null) execFileSync(process.execPath, [prepare], { cwd: root });
  await buildImages(engine.docker, contexts, () => {});
}

const usersNetwork = () => engine.docker.getNetwork(`ce-${id}_ce.users`).inspect();

async function inAgent(script: string) {
  const exec = await engine.docker
    .getContainer(agentName)
    .exec({ Cmd: ['sh', '-c', script], User: '65534:65534', AttachStdout: true, AttachStderr: true });
  const stream = await exec.start({ hijack: true });
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return { stdout: Buffer.concat(chunks).toString('utf8'), exitCode: (await exec.inspect()).ExitCode };
}

async function linksInAgent(): Promise<number> {
  const { stdout } = await inAgent('grep -ls socat /proc/[0-9]*/comm | wc -l');
  return Number(stdout.replaceAll(/\D/g, ''));
}
