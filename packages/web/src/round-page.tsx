import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { announce } from './components/announcer.tsx';
import { RoundGone, RoundWaiting } from './components/round-notices.tsx';
import { useTheme } from './components/use-theme.ts';
import { useTitle } from './components/use-title.ts';
import { again } from './live/again.ts';
import { openRoundSession, type RoundSession } from './live/round-session.ts';
import { inWarRoom, phaseAnnouncement } from './state/phase.ts';
import { seats, tokenInHash } from './state/seats.ts';
import { LobbyView } from './views/lobby/lobby-view.tsx';

const loadWarRoom = () => again(() => import('./views/war-room/war-room-view.tsx'));
const WarRoomView = lazy(() => loadWarRoom().then(({ WarRoomView: view }) => ({ default: view })));
const DebriefView = lazy(() =>
  again(() => import('./views/debrief/debrief-view.tsx')).then(({ DebriefView: view }) => ({ default: view })),
);
const route = getRouteApi('/r/$code');

/** A round at its one address: lobby, war room or debrief, as the server says. */
export function RoundPage() {
  useTheme();
  const { code } = route.useParams();
  const token = useSeat(code);
  return token === null ? (
    <Ended code={code} waitForGrade={false} />
  ) : (
    <LiveRound key={code} code={code} token={token} />
  );
}

function LiveRound({ code, token }: { code: string; token: string }) {
  const [session, setSession] = useState<RoundSession | null>(null);
  useEffect(() => {
    const opened = openRoundSession(code, token);
    setSession(opened);
    return opened.close;
  }, [code, token]);
  return session === null ? <RoundWaiting what="the round" /> : <ByPhase session={session} />;
}

function ByPhase({ session }: { session: RoundSession }) {
  const view = useStore(session.store, (state) => state.view);
  const connection = useStore(session.store, (state) => state.connection);
  useTitle(view?.scenario.title ?? 'Round');
  const phase = view?.phase;
  useEffect(() => {
    if (phase === 'ended') session.close();
    // The heavy part comes while the brief is being read.
    else void loadWarRoom().catch(() => {});
  }, [phase, session]);
  useEffect(
    () =>
      session.store.subscribe((now, before) => {
        const words = now.view && phaseAnnouncement(before.view, now.view);
        if (words) announce(words);
      }),
    [session],
  );
  if (phase === 'ended') return <Ended code={session.code} waitForGrade />;
  if (connection.state === 'refused') return <Ended code={session.code} waitForGrade={false} />;
  if (!view) return <RoundWaiting what="the round" />;
  if (!inWarRoom(view.phase)) return <LobbyView session={session} view={view} />;
  return (
    <Suspense fallback={<RoundWaiting what="the war room" />}>
      <WarRoomView session={session} view={view} />
    </Suspense>
  );
}

function Ended({ code, waitForGrade }: { code: string; waitForGrade: boolean }) {
  const { t } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Suspense fallback={<RoundWaiting what="the debrief" />}>
      <DebriefView
        code={code}
        startAtSeconds={t ?? null}
        waitForGrade={waitForGrade}
        onScrub={(seconds) => void navigate({ search: { t: seconds }, replace: true, resetScroll: false })}
        unavailable={(error) => <RoundGone code={code} error={error} />}
      />
    </Suspense>
  );
}

/** The token of this browser for a round, also taken from a link that carries one. */
function useSeat(code: string): string | null {
  const [handedOver] = useState(() => tokenInHash(location.hash));
  if (handedOver !== null && seats.token(code) === null) seats.take(code, handedOver);
  useEffect(() => {
    if (handedOver !== null) history.replaceState(history.state, '', location.pathname + location.search);
  }, [handedOver]);
  return seats.token(code);
}
