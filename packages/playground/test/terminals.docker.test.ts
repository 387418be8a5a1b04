import { createHash } from 'node:crypto';
import type { Playground, Terminal } from '@chaos-engine/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAgentOpener } from '../src/agent/agent-opener.ts';
import { execOpener } from '../src/inside/exec-opener.ts';
import { eventually, openBench } from './helpers.ts';
import { agentReachable, buildTerminalAgent, listen } from './terminal-helpers.ts';

const openers = [
  ['plain exec', execOpener, true],
  ['the agent', createAgentOpener(), agentReachable],
] as const;
const bash = ['bash', '--norc'];
const size = { cols: 80, rows: 24 };

describe.each(openers.filter(([, , here]) => here))('a terminal by %s', (_, opener) => {
  const bench = openBench({ terminals: opener });
  let playground: Playground;

  beforeAll(async () => {
    await buildTerminalAgent(bench.engine);
    playground = await bench.provider.provision(bench.request('terminals'), () => {});
    // It is started when all services are ready, and nobody waits for it.
    await eventually(async () => (await open().catch(() => null))?.terminal.close().then(() => true), 20_000);
  });
  afterAll(async () => {
    await bench.close();
    expect(await bench.leftovers()).toEqual([]);
  });

  const open = async (argv: readonly string[] = bash) => {
    const terminal = await playground.openTerminal('web', argv, size);
    return { terminal, heard: listen(terminal) };
  };
  const count = async (pattern: string) => {
    const script = `grep -lsz '^${pattern}' /proc/[0-9]*/cmdline | wc -l`;
    return Number((await playground.exec('web', ['bash', '-c', script])).stdout);
  };
  const cpuOf = async (name: string) => {
    const script = `for p in /proc/[0-9]*; do [ "$(cat $p/comm)" = ${name} ] && cut -d' ' -f14,15 $p/stat; done 2>/dev/null; true`;
    return (await playground.exec('web', ['bash', '-c', script])).stdout;
  };

  it('has the given size, echoes, is resized, and tells its exit code', async () => {
    const terminal = await playground.openTerminal('web', bash, { cols: 91, rows: 33 });
    const heard = listen(terminal);
    await heard.says('#');
    terminal.write('stty size\n');
    await heard.says('33 91');
    terminal.resize({ cols: 120, rows: 40 });
    await eventually(() => {
      terminal.write('stty size\n');
      return heard.text().includes('40 120');
    });
    terminal.write('exit 7\n');
    expect(await heard.ends()).toBe(7);
    await terminal.close();
  });

  it('gives all that a program says which ends at once', async () => {
    const { heard } = await open(['bash', '-c', 'seq 2000; kill -9 $$']);
    expect(await heard.ends()).toBe(137);
    expect(heard.text()).toMatch(/^1\r\n2\r\n[\s\S]*\n1999\r\n2000\r\n$/);
  });

  it('passes Ctrl-C to what runs in it, and Ctrl-P to the shell', async () => {
    const { terminal, heard } = await open();
    terminal.write('echo begun; sleep 1000\n');
    await heard.says(/[\r\n]begun/);
    terminal.write('\x03');
    terminal.write('echo "code $?"\n');
    await heard.says('code 130');
    terminal.write('echo again-$((40 + 2))\n');
    await heard.says('again-42');
    terminal.write('\x10');
    terminal.write('\n');
    await heard.says(/[\r\n]again-42[\s\S]*[\r\n]again-42/);
    await terminal.close();
  });

  it('changes no byte, whichever way and however it is cut', async () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const spoken = await open(['bash', '-c', "stty -opost; perl -e 'binmode STDOUT; print map chr, 0..255'"]);
    await spoken.heard.ends();
    expect(spoken.heard.bytes()).toEqual(all);

    const words = 'naïve 日本 🚀';
    const typed = Buffer.concat([all, Buffer.from(words), Buffer.alloc(100_000, 'x')]);
    const { terminal, heard } = await open([
      'bash',
      '-c',
      `stty raw -echo; echo ready; head -c ${typed.length} | sha256sum`,
    ]);
    await heard.says('ready');
    for (const byte of all) terminal.write(Uint8Array.of(byte));
    terminal.write(words);
    terminal.write(typed.subarray(all.length + Buffer.byteLength(words)));
    await heard.says(createHash('sha256').update(typed).digest('hex'));
  });

  it('stops a flood at its source while nobody reads, and takes up Ctrl-C at once', async () => {
    const { terminal, heard } = await open();
    let bytes = 0;
    terminal.onOutput((chunk) => {
      bytes += chunk.length;
      if (bytes > 2 ** 20) terminal.pause();
    });
    terminal.write('yes 0123456789\n');
    await eventually(() => bytes > 2 ** 20);
    await eventually(async () => {
      const before = await cpuOf('yes');
      await new Promise((resolve) => setTimeout(resolve, 200));
      return before !== '' && before === (await cpuOf('yes'));
    });
    // What was on its way when reading stopped: the engine's buffers, or the agent's.
    expect(bytes).toBeLessThan(2 ** 20 + 2 ** 17);
    const got = heard.bytes().length;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(heard.bytes().length).toBe(got);
    bytes = Number.NEGATIVE_INFINITY;
    terminal.write('\x03');
    terminal.resume();
    terminal.write('echo over-$((1 + 1))\n');
    await heard.says('over-2');
    await terminal.close();
  });

  it('waits while its service is frozen, and goes on when it thaws', async () => {
    const { terminal, heard } = await open();
    await heard.says('#');
    await playground.control('web', 'pause');
    terminal.write('echo thawed-$((1 + 1))\n');
    await playground.control('web', 'unpause');
    await heard.says('thawed-2');
    await terminal.close();
  });

  it('leaves nothing behind when it is closed, not even what ignores the hang-up or was stopped', async () => {
    const { terminal, heard } = await open();
    terminal.write("trap '' HUP; sleep 5432 & sleep 5433 & kill -STOP $!; echo started\n");
    await heard.says('\nstarted');
    await terminal.close();
    await terminal.close();
    await eventually(async () => (await count('543')) === 0, 2_000);
  });

  it('opens twenty at once, each with its own words', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => open(['bash', '--norc'])));
    for (const [index, { terminal }] of all.entries()) terminal.write(`echo mine-$((${index} + 100))\n`);
    await Promise.all(all.map(({ heard }, index) => heard.says(new RegExp(`[\r\n]mine-${index + 100}\r`))));
    for (const [index, { heard }] of all.entries())
      expect(
        heard
          .text()
          .match(/[\r\n]mine-\d+\r/g)
          ?.map((line) => line.trim()),
      ).toEqual([`mine-${index + 100}`]);
    await Promise.all(all.map(({ terminal }) => terminal.close()));
  });

  it('tells its end when its container stops, and can be had again after a start', async () => {
    const { heard } = await open();
    await heard.says('#');
    await playground.control('web', 'stop');
    await heard.ends();
    await expect(playground.openTerminal('web', bash, size)).rejects.toMatchObject({ code: 'PLAYGROUND_FAILED' });
    await playground.control('web', 'start');
    const again: { terminal: Terminal } = await open();
    await again.terminal.close();
  });
});
