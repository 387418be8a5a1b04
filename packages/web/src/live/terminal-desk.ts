import type { TerminalInfo } from '@chaos-engine/protocol';
import { createStore } from 'zustand/vanilla';
import { accept, drew, type HeldInput, releaseInput, type TerminalFlow, untouched } from '../state/terminal-flow.ts';
import type { TerminalChannel, TerminalScreen } from './terminal-channel.ts';

export type TabState = 'opening' | 'open' | 'ended' | 'failed';

/** One tab: a shell in a service. */
export interface TerminalTab {
  readonly key: string;
  readonly service: string;
  readonly state: TabState;
  /** Why it ended or could not be opened. */
  readonly why: string | null;
}

export interface DeskState {
  readonly tabs: readonly TerminalTab[];
  readonly active: string | null;
}

interface Seat<S extends TerminalScreen> {
  readonly screen: S;
  terminal: string | null;
  flow: TerminalFlow;
  held: readonly HeldInput[];
  readonly leave: readonly (() => void)[];
}

export interface DeskOptions<S extends TerminalScreen> {
  readonly channel: TerminalChannel;
  readonly makeScreen: () => S;
  readonly now: () => number;
}

/** All shells of this page. Their screens live here, outside of React, so that no redraw loses a byte. */
export function createTerminalDesk<S extends TerminalScreen>({ channel, makeScreen, now }: DeskOptions<S>) {
  const store = createStore<DeskState>(() => ({ tabs: [], active: null }));
  const seats = new Map<string, Seat<S>>();
  let counted = 0;

  const change = (key: string, next: Partial<TerminalTab>) =>
    store.setState(({ tabs }) => ({ tabs: tabs.map((tab) => (tab.key === key ? { ...tab, ...next } : tab)) }));
  const seatOf = (terminal: string) => [...seats].find(([, seat]) => seat.terminal === terminal);

  const sit = (service: string): readonly [string, Seat<S>] => {
    const key = `tab-${++counted}`;
    const screen = makeScreen();
    const seat: Seat<S> = {
      screen,
      terminal: null,
      flow: untouched,
      held: [],
      leave: [
        screen.onInput((data) => type(seat, data)),
        screen.onResize((size) => seat.terminal !== null && channel.resize(seat.terminal, size)),
      ],
    };
    seats.set(key, seat);
    store.setState(({ tabs }) => ({ tabs: [...tabs, { key, service, state: 'opening', why: null }], active: key }));
    return [key, seat];
  };

  const type = (seat: Seat<S>, data: string) => {
    if (channel.isLive() && seat.terminal !== null) channel.input(seat.terminal, data);
    else seat.held = [...seat.held, { data, typedAt: now() }];
  };
  const releaseHeld = (seat: Seat<S>) => {
    const { send, tooOld } = releaseInput(seat.held, now());
    seat.held = [];
    if (tooOld > 0) seat.screen.note('Keys typed while the connection was away were not sent.');
    if (send !== '' && seat.terminal !== null) channel.input(seat.terminal, send);
  };

  const openIn = async (key: string, seat: Seat<S>, service: string) => {
    try {
      const { terminal } = await channel.open(service, seat.screen.size());
      if (!seats.has(key)) return channel.close(terminal);
      seat.terminal = terminal;
      seat.flow = untouched;
      change(key, { state: 'open', why: null });
      // The page may have been laid out while the shell was being opened.
      channel.resize(terminal, seat.screen.size());
      releaseHeld(seat);
    } catch (error) {
      change(key, { state: 'failed', why: error instanceof Error ? error.message : String(error) });
    }
  };

  const takeUp = async (key: string, seat: Seat<S>) => {
    if (seat.terminal === null) return;
    try {
      await channel.attach(seat.terminal, seat.flow.received, seat.screen.size());
      change(key, { state: 'open', why: null });
      releaseHeld(seat);
    } catch (error) {
      change(key, { state: 'ended', why: error instanceof Error ? error.message : String(error) });
    }
  };

  const leave = [
    // The list comes with each connection: what we know of is taken up where it was, the rest from its beginning.
    channel.onList((list) => void restore(list)),
    channel.onOutput(({ terminal, offset, data, snapshot = false }) => {
      const seat = seatOf(terminal)?.[1];
      if (!seat) return;
      const bytes = toBytes(data);
      const taken = accept(seat.flow, { offset, length: bytes.length, snapshot });
      seat.flow = taken.flow;
      if (taken.clear) seat.screen.clear();
      if (taken.missing > 0) seat.screen.note(`${taken.missing} bytes of output were lost on the way.`);
      const total = taken.flow.received;
      seat.screen.write(taken.skip > 0 ? bytes.subarray(taken.skip) : bytes, () => {
        const drawn = drew(seat.flow, total);
        seat.flow = drawn.flow;
        if (drawn.ack !== null) channel.ack(terminal, drawn.ack);
      });
    }),
    channel.onExit(({ terminal, exitCode, why }) => {
      const [key, seat] = seatOf(terminal) ?? [];
      if (!key || !seat) return;
      // Another window may have it now: what is done with this tab must not reach it.
      seat.terminal = null;
      change(key, { state: 'ended', why: exitCode === null ? why : `${why}, exit ${exitCode}` });
    }),
  ];

  return {
    store,
    screen: (key: string): S | null => seats.get(key)?.screen ?? null,
    open(service: string): string {
      const [key, seat] = sit(service);
      void openIn(key, seat, service);
      return key;
    },
    /** Opens a new shell in a tab whose own has ended. */
    reopen(key: string): void {
      const seat = seats.get(key);
      const tab = store.getState().tabs.find((one) => one.key === key);
      if (!seat || !tab) return;
      change(key, { state: 'opening', why: null });
      // Keys typed at a shell that had ended are not meant for the next.
      seat.held = [];
      // What was seen before stays to be read: it may be all that is known of the trouble.
      seat.screen.settle();
      seat.screen.note('a new shell');
      void openIn(key, seat, tab.service);
    },
    activate: (key: string): void => store.setState({ active: key }),
    close(key: string): void {
      const seat = seats.get(key);
      if (!seat) return;
      if (seat.terminal !== null) channel.close(seat.terminal);
      discard(key, seat);
      store.setState(({ tabs, active }) => {
        const at = tabs.findIndex((tab) => tab.key === key);
        const rest = tabs.filter((tab) => tab.key !== key);
        return { tabs: rest, active: active === key ? (rest[Math.min(at, rest.length - 1)]?.key ?? null) : active };
      });
    },
    dispose(): void {
      leave.forEach((off) => void off());
      for (const [key, seat] of seats) discard(key, seat);
    },
  };

  // Hoisted, because the list may be told while the desk is still being made.
  async function restore(list: readonly TerminalInfo[]): Promise<void> {
    for (const { terminal, service } of list) {
      if (seatOf(terminal)) continue;
      const [, seat] = sit(service);
      seat.terminal = terminal;
    }
    const there = new Set(list.map(({ terminal }) => terminal));
    for (const [key, seat] of seats) {
      if (seat.terminal === null) continue;
      if (there.has(seat.terminal)) await takeUp(key, seat);
      else if (store.getState().tabs.some((tab) => tab.key === key && tab.state === 'open'))
        change(key, { state: 'ended', why: 'the shell is gone' });
    }
  }

  function discard(key: string, seat: Seat<S>): void {
    seat.leave.forEach((off) => void off());
    seat.screen.dispose();
    seats.delete(key);
  }
}

export type TerminalDesk<S extends TerminalScreen> = ReturnType<typeof createTerminalDesk<S>>;

function toBytes(data: Uint8Array | ArrayBuffer): Uint8Array {
  return data instanceof Uint8Array ? data : new Uint8Array(data);
}
