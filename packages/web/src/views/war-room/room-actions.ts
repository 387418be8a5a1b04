import { clampFont, prefer, preferences } from '../../state/preferences.ts';
import { focusRegion, stepRegion } from './regions.ts';
import { type DialogId, type RegionId, type Room, regionIds } from './room.ts';
import { toggleTabKey } from './terminals/tab-key.ts';
import { toggleFind, toggleText } from './terminals/terminal-view.ts';

/** Everything a key can do in the room. */
export function roomActions({ room, acknowledge }: { room: Room; acknowledge: () => void }) {
  const { state, desk, session } = room;
  const ask = (dialog: DialogId) => () => state.setState({ dialog });
  const go = (region: RegionId) => () => {
    state.setState({ tab: region, large: null });
    // The panel may have to be drawn first.
    requestAnimationFrame(() => focusRegion(region));
  };
  const active = () => desk?.store.getState().active ?? null;
  const terminal = () => {
    go('terminal')();
    requestAnimationFrame(() => {
      const key = active();
      if (key) desk?.screen(key)?.focus();
    });
  };
  const resize = (by: number) => prefer({ terminalFontPx: clampFont(preferences.getState().terminalFontPx + by) });
  return {
    acknowledge,
    declare: ask('declare'),
    localise: ask('localise'),
    diagnose: ask('diagnose'),
    hint: ask('hint'),
    note: ask('note'),
    recovery: ask('recovery'),
    help: ask('keys'),
    signals: go('signals'),
    logs: go('logs'),
    map: go('map'),
    alerts: go('alerts'),
    timeline: go('timeline'),
    terminal,
    leaveTerminal: () => focusRegion('bar'),
    nextRegion: () => stepRegion(1),
    previousRegion: () => stepRegion(-1),
    newTerminal: () => void desk?.open(room.view.toolbox),
    closeTerminal: () => {
      const key = active();
      if (key) desk?.close(key);
    },
    tab: (n: number) => {
      const tab = desk?.store.getState().tabs[n - 1];
      if (tab) desk?.activate(tab.key);
      terminal();
    },
    find: toggleFind,
    text: toggleText,
    tabMovesFocus: toggleTabKey,
    larger: () => resize(1),
    smaller: () => resize(-1),
    follow: () => (session.logs.snapshot().paused ? session.logs.resume() : session.logs.pause()),
    clearLogs: () => session.logs.clear(),
    searchLogs: () => document.getElementById('log-search')?.focus(),
    enlarge: () => {
      const { large } = state.getState();
      const here = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region;
      const region = regionIds.find((id) => id === here) ?? 'terminal';
      state.setState({ large: large === null ? region : null });
    },
  } as const;
}

/** The actions a key alone can mean; going to a tab needs its number. */
export type RoomAction = Exclude<keyof ReturnType<typeof roomActions>, 'tab'>;

/** Keys outside of inputs and terminals. */
export const singleKeys: Readonly<Record<string, RoomAction>> = {
  a: 'acknowledge',
  d: 'declare',
  o: 'localise',
  g: 'diagnose',
  c: 'recovery',
  h: 'hint',
  n: 'note',
  t: 'terminal',
  '1': 'signals',
  '2': 'logs',
  '3': 'map',
  '4': 'alerts',
  '5': 'timeline',
  f: 'follow',
  x: 'clearLogs',
  '/': 'searchLogs',
  z: 'enlarge',
  'Shift+?': 'help',
};

/** Keys after the leader. */
export const leaderKeys: Readonly<Record<string, RoomAction>> = {
  a: 'acknowledge',
  d: 'declare',
  o: 'localise',
  g: 'diagnose',
  c: 'recovery',
  h: 'hint',
  m: 'note',
  t: 'terminal',
  n: 'newTerminal',
  w: 'closeTerminal',
  Escape: 'leaveTerminal',
  Tab: 'tabMovesFocus',
  '/': 'find',
  v: 'text',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  f: 'follow',
  x: 'clearLogs',
  z: 'enlarge',
  '?': 'help',
  F1: 'signals',
  F2: 'logs',
  F3: 'map',
  F4: 'alerts',
  F5: 'timeline',
};
