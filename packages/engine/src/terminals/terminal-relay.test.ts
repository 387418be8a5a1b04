import type { Terminal, TerminalSize } from '@chaos-engine/core';
import { createManualClock, type ManualClock } from '@chaos-engine/testkit';
import headless from '@xterm/headless';
import { beforeEach, expect, test } from 'vitest';
import { flowLimits } from './flow-control.ts';
import {
  type Attachment,
  createTerminalRelay,
  type RelayOptions,
  relayLimits,
  type TerminalRelay,
} from './terminal-relay.ts';
import type { OutputChunk, TerminalEnd, Viewer } from './watcher.ts';

/** A shell that a test speaks for. It keeps printing while paused only when told to. */
function fakeShell() {
  const output = new Set<(chunk: Uint8Array) => void>();
  const exit = new Set<(code: number | null) => void>();
  const shell = {
    paused: false,
    typed: '',
    sizes: [] as TerminalSize[],
    closed: 0,
    print: (data: string | Uint8Array) => {
      for (const listener of output) listener(Buffer.from(data));
    },
    end: (code: number | null) => {
      for (const listener of exit) listener(code);
    },
  };
  const terminal: Terminal = {
    onOutput: (listener) => (output.add(listener), () => output.delete(listener)),
    onExit: (listener) => (exit.add(listener), () => exit.delete(listener)),
    write(data) {
      shell.typed += data.toString();
    },
    resize: (size) => void shell.sizes.push(size),
    pause() {
      shell.paused = true;
    },
    resume() {
      shell.paused = false;
    },
    close: async () => {
      shell.closed += 1;
      shell.end(null);
    },
  };
  return { shell, terminal };
}

/** A browser: draws what it is sent, and acknowledges when told. */
function fakeBrowser() {
  const chunks: OutputChunk[] = [];
  const ends: TerminalEnd[] = [];
  const viewer: Viewer = { output: (chunk) => chunks.push(chunk), exit: (end) => ends.push(end) };
  return {
    viewer,
    chunks,
    ends,
    text: () => Buffer.concat(chunks.map(({ data }) => data)).toString(),
    drawn: () => {
      const last = chunks.at(-1);
      return last === undefined ? 0 : last.offset + (last.snapshot ? 0 : last.data.length);
    },
    async screen(): Promise<string> {
      const terminal = new headless.Terminal({ cols: 80, rows: 24, allowProposedApi: true });
      for (const { data, snapshot } of chunks) {
        if (snapshot) {
          await new Promise<void>((resolve) => terminal.write('', resolve));
          terminal.reset();
        }
        terminal.write(data);
      }
      await new Promise<void>((resolve) => terminal.write('', resolve));
      const buffer = terminal.buffer.active;
      const lines = Array.from(
        { length: 24 },
        (_, row) => buffer.getLine(buffer.baseY + row)?.translateToString(true) ?? '',
      );
      return `${buffer.type}\n${lines.join('\n').trimEnd()}`;
    },
  };
}

let clock: ManualClock;
let turns: (() => void)[];
beforeEach(() => {
  clock = createManualClock();
  turns = [];
});
const endTurn = () => {
  for (const task of turns.splice(0)) task();
};

function open(options: Partial<RelayOptions> = {}) {
  const { shell, terminal } = fakeShell();
  const relay = createTerminalRelay({
    terminal,
    size: { cols: 80, rows: 24 },
    clock,
    afterThisTurn: (task) => void turns.push(task),
    ...options,
  });
  return { shell, relay };
}

function openWatched() {
  const { shell, relay } = open();
  const browser = fakeBrowser();
  return { shell, relay, browser, attachment: relay.attach(browser.viewer, 'owner', 0) };
}

const until = async (condition: () => boolean, what: string) => {
  for (let i = 0; i < 2_000; i++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error(`${what} did not come`);
};
const line = (n: number) => `${String(n).padStart(9, '0')} ${'x'.repeat(68)}\r\n`;
const lines = (count: number, from = 0) => Array.from({ length: count }, (_, i) => line(from + i)).join('');
/** Prints in portions as a pty would, ending turns in between. */
const flood = (shell: { print(text: string): void; paused: boolean }, text: string) => {
  for (let at = 0; at < text.length; at += 8_000) {
    shell.print(text.slice(at, at + 8_000));
    endTurn();
  }
};

test('the first bytes go out at once; what else arrives in the same turn shares one frame', () => {
  const { shell, browser } = openWatched();
  shell.print('a');
  expect(browser.text()).toBe('a');
  shell.print('b');
  shell.print('c');
  expect(browser.text()).toBe('a');
  endTurn();
  expect(browser.chunks.map(({ offset, data }) => [offset, Buffer.from(data).toString()])).toEqual([
    [0, 'a'],
    [1, 'bc'],
  ]);
});

test('what the shell said before anybody looked is not lost', () => {
  const { shell, relay } = open();
  shell.print('welcome\r\n$ ');
  const browser = fakeBrowser();
  relay.attach(browser.viewer, 'owner', 0);
  expect(browser.text()).toBe('welcome\r\n$ ');
});

test('keys reach the shell, a new size too, and only once', () => {
  const { shell, relay } = openWatched();
  expect(relay.input('ls\r')).toBe(true);
  relay.resize({ cols: 100, rows: 30 });
  relay.resize({ cols: 100, rows: 30 });
  expect(shell.typed).toBe('ls\r');
  expect(shell.sizes).toEqual([{ cols: 100, rows: 30 }]);
});

test('a browser that does not draw stops the shell, and drawing lets it go on', () => {
  const { shell, browser, attachment } = openWatched();
  flood(shell, lines(2_000));
  expect(shell.paused).toBe(true);
  const inFlight = browser.drawn();
  expect(inFlight).toBeGreaterThanOrEqual(flowLimits.highBytes);
  expect(inFlight).toBeLessThan(flowLimits.highBytes + 64 * 1024);
  attachment.ack(inFlight - flowLimits.lowBytes);
  expect(browser.text() === lines(2_000), 'every byte arrived, in order').toBe(true);
  attachment.ack(browser.drawn());
  expect(shell.paused).toBe(false);
});

test('the shell waits for nobody who only looks on', () => {
  const { shell, relay, browser, attachment } = openWatched();
  const idle = fakeBrowser();
  relay.attach(idle.viewer, 'viewer', 0);
  for (let i = 0; i < 10; i++) {
    flood(shell, lines(500, i * 500));
    attachment.ack(browser.drawn());
    expect(shell.paused).toBe(false);
  }
  expect(browser.text() === lines(5_000), 'every byte arrived, in order').toBe(true);
  expect(idle.drawn()).toBeLessThan(flowLimits.highBytes + 64 * 1024);
});

test('one who looked on and fell behind the scrollback gets a picture and goes on from there', async () => {
  const { shell, relay, browser, attachment } = openWatched();
  const slow = fakeBrowser();
  const slowAttachment = relay.attach(slow.viewer, 'viewer', 0);
  for (let i = 0; i < 12; i++) {
    flood(shell, lines(500, i * 500));
    attachment.ack(browser.drawn());
    await clock.advance(200);
  }
  slowAttachment.ack(slow.drawn());
  await until(() => slow.chunks.some(({ snapshot }) => snapshot), 'the picture');
  expect(slow.chunks.find(({ snapshot }) => snapshot)?.lostBytes).toBeGreaterThan(0);
  shell.print('tail');
  endTurn();
  expect(await slow.screen()).toBe(await browser.screen());
});

test('acknowledgements that stop coming do not stop the shell for ever', async () => {
  const { shell, browser, attachment } = openWatched();
  flood(shell, lines(2_000));
  expect(shell.paused).toBe(true);
  await clock.advance(flowLimits.ackTimeoutMs - 1);
  expect(shell.paused).toBe(true);
  await clock.advance(1);
  expect(shell.paused).toBe(false);
  await until(() => browser.chunks.some(({ snapshot }) => snapshot), 'the picture');
  shell.print('and on\r\n');
  endTurn();
  expect(await browser.screen()).toContain('and on');
  // One acknowledgement later the browser sets the pace again.
  attachment.ack(browser.drawn());
  flood(shell, lines(2_000));
  expect(shell.paused).toBe(true);
});

test('whoever comes back in time gets exactly the rest', async () => {
  const { shell, relay, browser, attachment } = openWatched();
  shell.print('before ');
  endTurn();
  attachment.detach();
  expect(shell.paused).toBe(true);
  shell.print('meanwhile ');
  endTurn();
  await clock.advance(relayLimits.awayMs - 1);
  const again = fakeBrowser();
  relay.attach(again.viewer, 'owner', browser.drawn());
  expect(again.text()).toBe('meanwhile ');
  expect(shell.paused).toBe(false);
  expect(shell.closed).toBe(0);
});

test('a shell whose owner does not come back is closed', async () => {
  const { shell, relay, attachment } = openWatched();
  attachment.detach();
  await clock.advance(relayLimits.awayMs);
  expect(shell.closed).toBe(1);
  expect(relay.ended).toEqual({ exitCode: null, why: 'abandoned' });
});

test('a page loaded anew gets the picture of a full-screen program, however long it has run', async () => {
  const { shell, relay, browser, attachment } = openWatched();
  shell.print('$ top\r\n\x1b[?1049h\x1b[H\x1b[2Jtop of the screen\x1b[5;1Hbody');
  for (let i = 0; i < 60; i++) {
    shell.print(`\x1b[24;1Hframe ${i}\x1b[K${'\x1b[6;1H\x1b[31mcell\x1b[0m'.repeat(400)}`);
    endTurn();
    attachment.ack(browser.drawn());
    await clock.advance(100);
  }
  expect(browser.drawn()).toBeGreaterThan(relayLimits.scrollbackBytes);
  attachment.detach();
  const again = fakeBrowser();
  relay.attach(again.viewer, 'owner', 0);
  await until(() => again.chunks.length > 0, 'the picture');
  expect(await again.screen()).toBe(await browser.screen());
  expect(await again.screen()).toMatch(/^alternate\ntop of the screen\n[\s\S]*frame 59$/);
});

test('a picture taken after a resize has the shape of the new screen', async () => {
  const { shell, relay, browser, attachment } = openWatched();
  shell.print('a'.repeat(100));
  endTurn();
  relay.resize({ cols: 120, rows: 24 });
  shell.print('b');
  endTurn();
  attachment.ack(browser.drawn());
  const again = fakeBrowser();
  relay.attach(again.viewer, 'viewer', 0);
  await until(() => again.chunks.length > 0, 'the picture');
  expect(again.text()).toContain(`${'a'.repeat(100)}b`);
});

test('a shell that writes faster than the limit is slowed down to it', async () => {
  const { shell, browser, attachment } = openWatched();
  const text = lines(100);
  let bytes = 0;
  for (let elapsed = 0; elapsed < 4_000; elapsed += 10) {
    for (let i = 0; i < 20 && !shell.paused; i++) {
      shell.print(text);
      endTurn();
      bytes += text.length;
      attachment.ack(browser.drawn());
      // What falls out of the scrollback must be drawn before more may come.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await clock.advance(10);
  }
  const allowed = relayLimits.output.capacity + 4 * relayLimits.output.perSecond;
  expect(bytes).toBeLessThanOrEqual(allowed + 64 * 1024);
  expect(browser.drawn()).toBe(bytes);
}, 30_000);

test('too much input at once is refused and types nothing', () => {
  const { shell, relay } = openWatched();
  expect(relay.input('x'.repeat(relayLimits.input.capacity))).toBe(true);
  expect(relay.input('y')).toBe(false);
  expect(shell.typed).not.toContain('y');
});

test('the end comes after the last byte, once, to everybody, also to one who never drew', () => {
  const ends: TerminalEnd[] = [];
  const { shell, relay } = open({ onEnd: (end) => ends.push(end) });
  const [owner, viewer] = [fakeBrowser(), fakeBrowser()];
  relay.attach(owner.viewer, 'owner', 0);
  relay.attach(viewer.viewer, 'viewer', 0);
  flood(shell, lines(2_500));
  shell.end(7);
  shell.end(7);
  for (const browser of [owner, viewer]) {
    expect(browser.text() === lines(2_500), 'every byte arrived, in order').toBe(true);
    expect(browser.ends).toEqual([{ exitCode: 7, why: 'exited' }]);
  }
  expect(ends).toHaveLength(1);
});

test('closing ends the shell and says so', async () => {
  const { shell, relay, browser } = openWatched();
  await relay.close();
  await relay.close();
  expect(shell.closed).toBe(1);
  expect(browser.ends).toEqual([{ exitCode: null, why: 'closed' }]);
});

test('a second owner takes over; the first neither sets the pace nor keeps the shell', async () => {
  const { shell, relay, attachment } = openWatched();
  const second = fakeBrowser();
  const secondAttachment: Attachment = relay.attach(second.viewer, 'owner', 0);
  await until(() => relay.ended !== null || !shell.paused, 'the second owner');
  attachment.detach();
  expect(shell.paused).toBe(false);
  secondAttachment.detach();
  expect(shell.paused).toBe(true);
});

test('commands are heard, and weapons are not passed on', () => {
  const commands: string[] = [];
  const { shell, relay }: { shell: ReturnType<typeof fakeShell>['shell']; relay: TerminalRelay } = open({
    onCommand: (mark) => mark.type === 'started' && commands.push(mark.command),
  });
  const browser = fakeBrowser();
  relay.attach(browser.viewer, 'owner', 0);
  shell.print('\x1b]133;B\x07\x1b]633;E;echo grüße\x07\x1b]133;C\x07\x1b]52;c;ZQ==\x07done');
  expect(commands).toEqual(['echo grüße']);
  expect(browser.text()).toBe('\x1b]133;B\x07\x1b]633;E;echo grüße\x07\x1b]133;C\x07done');
});
