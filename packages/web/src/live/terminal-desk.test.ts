import type { ServerEvents } from '@chaos-engine/protocol';
import { describe, expect, it } from 'vitest';
import type { TerminalChannel, TerminalScreen } from './terminal-channel.ts';
import { createTerminalDesk } from './terminal-desk.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));

/** A server's side that remembers what it was told. */
function fakeChannel() {
  const told: unknown[] = [];
  const on: {
    list?: ServerEvents['terminal.list'];
    output?: ServerEvents['terminal.output'];
    exit?: ServerEvents['terminal.exit'];
  } = {};
  let live = true;
  let opened = 0;
  const channel: TerminalChannel = {
    open: async (service) => {
      told.push(['open', service]);
      return { terminal: `t${++opened}` };
    },
    attach: async (terminal, offset) => void told.push(['attach', terminal, offset]),
    input: (terminal, data) => void told.push(['input', terminal, data]),
    resize: () => {},
    ack: (terminal, total) => void told.push(['ack', terminal, total]),
    close: (terminal) => void told.push(['close', terminal]),
    isLive: () => live,
    onList: (listener) => {
      on.list = listener;
      return () => {};
    },
    onOutput: (listener) => {
      on.output = listener;
      return () => {};
    },
    onExit: (listener) => {
      on.exit = listener;
      return () => {};
    },
  };
  const setLive = (next: boolean) => {
    live = next;
  };
  return { channel, told, on, setLive };
}

function fakeScreen() {
  const drawn: string[] = [];
  let type: (data: string) => void = () => {};
  const screen: TerminalScreen = {
    size: () => ({ cols: 80, rows: 24 }),
    write: (data, done) => {
      drawn.push(typeof data === 'string' ? data : new TextDecoder().decode(data));
      done?.();
    },
    clear: () => void drawn.splice(0),
    settle: () => {},
    note: (text) => void drawn.push(`[${text}]`),
    onInput: (listener) => {
      type = listener;
      return () => {};
    },
    onResize: () => () => {},
    focus: () => {},
    dispose: () => {},
  };
  return { screen, drawn, type: (data: string) => type(data) };
}

function desk() {
  const server = fakeChannel();
  const screens: ReturnType<typeof fakeScreen>[] = [];
  let now = 0;
  const made = createTerminalDesk({
    channel: server.channel,
    now: () => now,
    makeScreen: () => {
      const fake = fakeScreen();
      screens.push(fake);
      return fake.screen;
    },
  });
  const pass = (ms: number) => {
    now += ms;
  };
  return { ...server, desk: made, screens, pass };
}

describe('the terminals of a page', () => {
  it('draw what their shell writes and acknowledge it in totals', async () => {
    const { desk: terminals, screens, on, told } = desk();
    terminals.open('ops');
    await settled();
    on.output?.({ terminal: 't1', offset: 0, data: bytes('x'.repeat(6_000)) });
    expect(screens[0]?.drawn[0]).toHaveLength(6_000);
    expect(told).toContainEqual(['ack', 't1', 6_000]);
  });

  it('are taken up where they were after a lost connection, and draw nothing twice', async () => {
    const { desk: terminals, screens, on, told } = desk();
    terminals.open('ops');
    await settled();
    on.output?.({ terminal: 't1', offset: 0, data: bytes('hello ') });
    on.list?.([{ terminal: 't1', service: 'ops', size: { cols: 80, rows: 24 } }]);
    await settled();
    expect(told).toContainEqual(['attach', 't1', 6]);
    on.output?.({ terminal: 't1', offset: 3, data: bytes('lo world') });
    expect(screens[0]?.drawn.join('')).toBe('hello world');
  });

  it('that the server knows and a fresh page does not are opened with it', async () => {
    const { desk: terminals, on, told } = desk();
    on.list?.([{ terminal: 't7', service: 'redis', size: { cols: 80, rows: 24 } }]);
    await settled();
    expect(terminals.store.getState().tabs).toMatchObject([{ service: 'redis', state: 'open' }]);
    expect(told).toContainEqual(['attach', 't7', 0]);
  });

  it('hold keys for two seconds of a lost connection and say when some were too old', async () => {
    const { desk: terminals, screens, on, told, setLive, pass } = desk();
    terminals.open('ops');
    await settled();
    setLive(false);
    screens[0]?.type('rm');
    pass(3_000);
    screens[0]?.type('ls');
    setLive(true);
    on.list?.([{ terminal: 't1', service: 'ops', size: { cols: 80, rows: 24 } }]);
    await settled();
    expect(told).toContainEqual(['input', 't1', 'ls']);
    expect(told).not.toContainEqual(['input', 't1', 'rmls']);
    expect(screens[0]?.drawn.at(-1)).toMatch(/were not sent/);
  });

  it('that ended say so and can be opened again in their tab', async () => {
    const { desk: terminals, screens, on, told } = desk();
    const key = terminals.open('ops');
    await settled();
    on.output?.({ terminal: 't1', offset: 0, data: bytes('df: 100 %') });
    on.exit?.({ terminal: 't1', exitCode: 1, why: 'the shell ended' });
    expect(terminals.store.getState().tabs[0]).toMatchObject({ state: 'ended', why: 'the shell ended, exit 1' });
    terminals.reopen(key);
    await settled();
    expect(terminals.store.getState().tabs[0]).toMatchObject({ state: 'open' });
    expect(told.filter((one) => Array.isArray(one) && one[0] === 'open')).toHaveLength(2);
    expect(screens[0]?.drawn).toEqual(['df: 100 %', '[a new shell]']);
  });

  it('that went over to another window are not closed or typed at from here any more', async () => {
    const { desk: terminals, screens, on, told } = desk();
    const key = terminals.open('ops');
    await settled();
    on.exit?.({ terminal: 't1', exitCode: null, why: 'the shell goes on in another window' });
    screens[0]?.type('ls');
    terminals.reopen(key);
    await settled();
    on.exit?.({ terminal: 't2', exitCode: null, why: 'the shell goes on in another window' });
    terminals.close(key);
    expect(told).not.toContainEqual(['close', 't2']);
    expect(told).not.toContainEqual(['input', expect.anything(), 'ls']);
  });

  it('leave their neighbour in front when closed', async () => {
    const { desk: terminals, told } = desk();
    const [first, second] = [terminals.open('ops'), terminals.open('redis')];
    await settled();
    terminals.close(second);
    expect(terminals.store.getState()).toMatchObject({ active: first, tabs: [{ service: 'ops' }] });
    expect(told).toContainEqual(['close', 't2']);
  });
});
