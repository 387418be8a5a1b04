import { useStore } from 'zustand';
import { StatusGlyph } from '../../../components/status-chip.tsx';
import { useNow } from '../../../components/use-now.ts';
import { clockTime } from '../../../format/duration.ts';
import { connectionWords } from '../../../live/connection.ts';
import { useRoom } from '../room.ts';

/** Whether what is shown is now. */
export function Link() {
  const { session } = useRoom();
  const connection = useStore(session.store, (state) => state.connection);
  const { tone, text } = connectionWords(connection, useNow(), clockTime);
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-xs whitespace-nowrap text-text-2">
      {tone === 'ok' ? (
        <span aria-hidden className="size-2 rounded-full bg-ok" />
      ) : (
        <StatusGlyph tone={tone} size={13} />
      )}
      {text}
    </span>
  );
}
