import { Pause, WifiOff } from 'lucide-react';
import { useStore } from 'zustand';
import { stoppedSentence } from '../../../state/phase.ts';
import { useRoom } from '../room.ts';
import { useRoomState } from '../use-room-state.ts';

/** Full-width lines for what stops the round or parts us from it, and for an armed leader. */
export function Notices() {
  const { session, view } = useRoom();
  const connection = useStore(session.store, (state) => state.connection);
  const armed = useRoomState(({ leaderArmed }) => leaderArmed);
  const stopped = stoppedSentence(view);
  return (
    <>
      {connection.state === 'lost' && (
        <p
          role="status"
          className="flex shrink-0 items-center gap-2.5 border-b border-warn/40 bg-wash-warn px-4 py-1.5 text-sm"
        >
          <WifiOff aria-hidden size={15} className="text-warn" />
          The connection is away. The round goes on, its clock runs on the server; this page takes it up again by
          itself.
        </p>
      )}
      {stopped && (
        <p
          role="status"
          className="flex shrink-0 items-center gap-2.5 border-b border-violet/40 bg-raised px-4 py-1.5 text-sm"
        >
          <Pause aria-hidden size={15} className="text-violet" />
          {stopped}
        </p>
      )}
      {armed && (
        <p
          role="status"
          className="fixed right-4 bottom-4 z-50 rounded-md border border-focus bg-raised px-3 py-2 text-sm shadow-(--shadow)"
        >
          <span className="font-mono">Ctrl ;</span> then a key · <span className="font-mono">?</span> lists them
        </p>
      )}
    </>
  );
}
