import type { RoundView } from '@chaos-engine/protocol';
import { createContext, useContext } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { XtermScreen } from '../../components/terminal/xterm-screen.ts';
import type { RoundSession } from '../../live/round-session.ts';
import type { TerminalDesk } from '../../live/terminal-desk.ts';
import type { LogFilter } from '../../state/log-filter.ts';

export type DialogId =
  | 'declare'
  | 'localise'
  | 'diagnose'
  | 'hint'
  | 'note'
  | 'recovery'
  | 'give-up'
  | 'leave'
  | 'keys';

/** What the panels of one room choose for themselves. */
export interface RoomState {
  readonly dialog: DialogId | null;
  readonly logFilter: LogFilter;
  /** How much of the past the charts show, in seconds. */
  readonly windowSeconds: number;
  readonly tab: RegionId;
  /** The panel that fills the room, if one does. */
  readonly large: RegionId | null;
  readonly leaderArmed: boolean;
}

export const regionIds = ['terminal', 'signals', 'logs', 'map', 'alerts', 'timeline'] as const;
export type RegionId = (typeof regionIds)[number];

export interface Room {
  readonly session: RoundSession;
  readonly view: RoundView;
  readonly desk: TerminalDesk<XtermScreen> | null;
  readonly theme: 'dark' | 'light';
  readonly state: StoreApi<RoomState>;
}

const RoomContext = createContext<Room | null>(null);

export const RoomProvider = RoomContext.Provider;

/** The room a panel stands in. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('a panel of the war room stands outside of one');
  return room;
}
