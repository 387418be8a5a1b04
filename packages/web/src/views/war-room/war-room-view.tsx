import type { RoundView } from '@chaos-engine/protocol';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { createStore } from 'zustand/vanilla';
import { useTheme } from '../../components/use-theme.ts';
import { again } from '../../live/again.ts';
import type { RoundSession } from '../../live/round-session.ts';
import { everyLine } from '../../state/log-filter.ts';
import { usePaging } from './alerts/use-paging.ts';
import { IncidentBar } from './bar/incident-bar.tsx';
import { Notices } from './bar/notices.tsx';
import { RoomLayout } from './layout/room-layout.tsx';
import { type Room, RoomProvider, type RoomState } from './room.ts';
import { RoomKeys } from './room-keys.tsx';
import { useDesk } from './terminals/use-desk.ts';

const loadDialogs = () => again(() => import('./dialogs/dialogs.tsx'));
const Dialogs = lazy(() => loadDialogs().then(({ Dialogs: dialogs }) => ({ default: dialogs })));

const begin: RoomState = {
  dialog: null,
  logFilter: everyLine,
  windowSeconds: 300,
  tab: matchMedia('(max-width: 639px)').matches ? 'alerts' : 'terminal',
  large: null,
  leaderArmed: false,
};

/** The round while it is on: everything needed to act on one screen. */
export function WarRoomView({ session, view }: { session: RoundSession; view: RoundView }) {
  const theme = useTheme();
  const [state] = useState(() => createStore<RoomState>(() => begin));
  const desk = useDesk(session, view, theme);
  usePaging(view);
  useEffect(() => void loadDialogs().catch(() => {}), []);
  const room = useMemo<Room>(() => ({ session, view, desk, theme, state }), [session, view, desk, theme, state]);
  return (
    <RoomProvider value={room}>
      <div className="flex h-dvh flex-col overflow-hidden bg-app">
        <a href="#room" className="skip-link">
          Skip to the room
        </a>
        <IncidentBar />
        <Notices />
        <main id="room" tabIndex={-1} className="min-h-0 flex-1 outline-none">
          <h1 className="sr-only">{view.scenario.title}</h1>
          <RoomLayout />
        </main>
        <Suspense>
          <Dialogs />
        </Suspense>
        <RoomKeys />
      </div>
    </RoomProvider>
  );
}
