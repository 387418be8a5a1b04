import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Playground } from '@chaos-engine/core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAgentOpener } from '../src/agent/agent-opener.ts';
import { dialInside } from '../src/agent/dial-inside.ts';
import { withFallback } from '../src/agent/with-fallback.ts';
import { execOpener } from '../src/inside/exec-opener.ts';
import { runningContainer } from '../src/inside/running-container.ts';
import { eventually, openBench } from './helpers.ts';
import { agentReachable, buildTerminalAgent, listen } from './terminal-helpers.ts';

const agent = createAgentOpener();
const reasons: string[] = [];
const bench = openBench({ terminals: withFallback(agent, execOpener, (reason) => reasons.push(reason)) });
const folder = mkdtempSync(join(tmpdir(), 'terminal-agent-'));
const size = { cols: 80, rows: 24 };
const socketPath = '/run/terminald.sock';
let playground: Playground;

describe.runIf(agentReachable)('the terminal agent', () => {
  beforeAll(async () => {
    await buildTerminalAgent(bench.engine);
    playground = await bench.provider.provision(bench.request('agent'), () => {});
    await eventually(agentAnswers, 20_000);
  });
  afterAll(async () => {
    await bench.provider.destroy(playground.id);
  });

  const sh = async (script: string) => (await playground.exec('web', ['bash', '-c', script])).stdout.trim();
  const inside = () => runningContainer(bench.engine, playground.id, 'web');
  async function agentAnswers(): Promise<boolean> {
    const { pid, id } = await inside();
    return await dialInside({ pid, containerId: id }, socketPath).then(
      (socket) => !socket.destroy().connecting,
      () => false,
    );
  }
  const agents = async () => Number(await sh('grep -lx terminald /proc/[0-9]*/comm | wc -l'));
  /** A shell's parent tells which way it came. */
  const parentOf = async () => {
    const terminal = await playground.openTerminal('web', ['bash', '-c', 'cat /proc/$PPID/comm || echo none'], size);
    const heard = listen(terminal);
    await heard.ends();
    return heard.text().trim().split('\r\n').at(-1);
  };
  const restart = async () => {
    await playground.control('web', 'restart');
    await eventually(agentAnswers, 20_000);
  };

  it('gives a shell what plain exec gives it, no more and no less', async () => {
    const script = `
      cat /proc/self/status | grep -E '^(Uid|Gid|Groups|Cap|NoNewPrivs|Seccomp|Sig(Blk|Ign)|Umask)'
      cat /proc/self/cgroup /proc/self/limits /proc/self/oom_score_adj; pwd; readlink /proc/self/ns/*
      env | grep -v -e ^TERM_SESSION_ID= -e ^_= | sort; stty -a | tail -n +2; ls -l /proc/self/fd | grep -c .`;
    const container = await inside();
    const [byAgent, byExec] = await Promise.all(
      [agent, execOpener].map(async (opener) => {
        const heard = listen(await opener.open(container, ['bash', '-c', script], size));
        await heard.ends();
        return heard.text().split('\r\n');
      }),
    );
    expect(byAgent?.length).toBeGreaterThan(60);
    expect(byAgent).toEqual(byExec);
  });

  it('is one process that does nothing while nobody types', async () => {
    expect(await agents()).toBe(1);
    const cpu = () => sh("cut -d' ' -f14,15 $(dirname $(grep -lx terminald /proc/[0-9]*/comm))/stat");
    const terminal = await playground.openTerminal('web', ['bash', '--norc'], size);
    await listen(terminal).says('#');
    const before = await cpu();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await cpu()).toBe(before);
    await terminal.close();
  });

  it('ends a shell and what it started within 2 s after the server was killed', async () => {
    const holder = spawn(
      process.execPath,
      [join(import.meta.dirname, 'hold-terminal.ts'), bench.instance, playground.id],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(holder.stdout, 'data');
    const left = () => sh("grep -lsz '^7654' /proc/[0-9]*/cmdline | wc -l");
    expect(await left()).toBe('1');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    await eventually(async () => (await left()) === '0', 2_000);
    // The one that was there goes on: a server that comes back takes it up.
    expect(await agents()).toBe(1);
  });

  it('is taken up, not doubled, when a container is found running', async () => {
    await agent.started(await inside());
    await agent.started(await inside());
    expect(await agents()).toBe(1);
  });

  it('gives no more than 48 shells; the next goes by plain exec', async () => {
    const open = () => playground.openTerminal('web', ['sleep', '1000'], size);
    const all = await Promise.all(Array.from({ length: 48 }, open));
    expect(await sh("grep -lsz '^1000' /proc/[0-9]*/cmdline | wc -l")).toBe('48');
    reasons.length = 0;
    expect(await parentOf()).not.toBe('terminald');
    expect(reasons).toEqual(['the terminal agent closed the connection']);
    await Promise.all(all.map((terminal) => terminal.close()));
    expect(await parentOf()).toBe('terminald');
  });

  it('does not let those inside use it to become root', async () => {
    const script = `use IO::Socket::UNIX; my $s = IO::Socket::UNIX->new(Peer => "${socketPath}") or die "no: $!"; print "met"; $s->read(my $b, 1) ; print " and sent away"`;
    expect(await sh(`perl -e '${script}' 2>&1`)).toBe('met and sent away');
    expect(await sh(`setpriv --reuid 33 --clear-groups perl -e '${script}' 2>&1 || true`)).toMatch(
      /no: Permission denied/,
    );
  });

  it('is not needed: killed by a player, shells come by plain exec, until the next start of the container', async () => {
    const terminal = await playground.openTerminal('web', ['bash', '--norc'], size);
    const heard = listen(terminal);
    await sh('kill -9 $(basename $(dirname $(grep -lx terminald /proc/[0-9]*/comm)))');
    expect(await heard.ends()).toBeNull();
    expect(await parentOf()).not.toBe('terminald');
    await restart();
    expect(await parentOf()).toBe('terminald');
  });

  it('replaced by a player who never answers, costs an open one second and no more', async () => {
    await sh('kill -9 $(basename $(dirname $(grep -lx terminald /proc/[0-9]*/comm)))');
    const fake = `use IO::Socket::UNIX; my $s = IO::Socket::UNIX->new(Local => "${socketPath}", Listen => 5); close STDOUT; close STDERR; sleep 1000`;
    await sh(`rm -f ${socketPath}; setsid perl -e '${fake}' >/dev/null 2>&1 & sleep 0.3`);
    const began = performance.now();
    expect(await parentOf()).not.toBe('terminald');
    expect(performance.now() - began).toBeGreaterThan(900);
    await restart();
  });
});

describe.runIf(agentReachable)('a way into a container that a player has prepared', () => {
  // What the host would never offer: a link that is followed on the host ends here.
  const hostSocket = join(folder, 'terminald.sock');
  const host = createServer((socket) => socket.end());
  let met = 0;
  host.on('connection', () => {
    met += 1;
  });
  const dial = async (path = socketPath) => {
    const { pid, id } = await bench.engine.call('find web', () => runningContainer(bench.engine, playground.id, 'web'));
    return { pid, id, path };
  };

  beforeAll(async () => {
    playground = await bench.provider.provision(bench.request('links'), () => {});
    // The agent is put there after the services are ready, and would take the place of what the player has put there.
    await vi.waitFor(
      async () => {
        const { pid, id, path } = await dial();
        (await dialInside({ pid, containerId: id }, path)).destroy();
      },
      { timeout: 10_000, interval: 50 },
    );
    host.listen(hostSocket);
    await once(host, 'listening');
  });
  afterAll(async () => {
    host.close();
    rmSync(folder, { recursive: true, force: true });
    await bench.close();
    expect(await bench.leftovers()).toEqual([]);
  });

  it.each([
    ['the socket is a link to one of the host', `ln -sfn ${hostSocket} ${socketPath}`],
    ['its folder is a link to one of the host', `rm -rf /run && ln -s ${folder} /run`],
    [
      "the socket is a link to the engine's own",
      `rm -rf /run && mkdir /run && ln -sfn /var/run/docker.sock ${socketPath}`,
    ],
  ])('is refused when %s', async (_, script) => {
    await playground.exec('web', ['bash', '-c', script]);
    const { pid, id, path } = await dial();
    // The plain way would get there: the trap is a real one.
    const naive = connect(`/proc/${pid}/root${path}`);
    await once(naive, 'connect');
    naive.destroy();
    met = 0;
    await expect(dialInside({ pid, containerId: id }, path)).rejects.toThrow(/not a socket|ENOTDIR|ELOOP/);
    expect(met).toBe(0);
  });

  it('is refused when something else than a socket lies there', async () => {
    await playground.exec('web', ['bash', '-c', `rm -rf /run && mkdir /run && mkfifo ${socketPath}`]);
    const { pid, id, path } = await dial();
    await expect(dialInside({ pid, containerId: id }, path)).rejects.toThrow('is not a socket');
  });

  it('is refused for a process that is not in the container', async () => {
    const { id, path } = await dial();
    await expect(dialInside({ pid: process.pid, containerId: id }, path)).rejects.toThrow('is not in the container');
  });
});
