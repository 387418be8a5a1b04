import type { RoundView } from '@chaos-engine/protocol';
import { useNavigate } from '@tanstack/react-router';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { StatusChip, StatusGlyph } from '../../components/status-chip.tsx';
import { useCommand } from '../../components/use-command.ts';
import { useNow } from '../../components/use-now.ts';
import { Mark } from '../../components/wordmark.tsx';
import { clockTime } from '../../format/duration.ts';
import { connectionWords } from '../../live/connection.ts';
import type { RoundSession } from '../../live/round-session.ts';
import { phaseLook } from '../../state/phase.ts';

/** The bar of a round that has not begun: what, where, and the way out. */
export function LobbyBar({ session, view }: { session: RoundSession; view: RoundView }) {
  const connection = useStore(session.store, (state) => state.connection);
  const now = useNow();
  const navigate = useNavigate();
  const cancel = useCommand(session, () => void navigate({ to: '/' }));
  const look = phaseLook(view);
  const link = connectionWords(connection, now, clockTime);
  return (
    <header className="sticky top-0 z-20 flex h-14 items-center gap-3 border-b border-line bg-panel px-4">
      <Mark size={26} />
      <StatusChip tone={look.tone} large>
        {look.word}
      </StatusChip>
      <p className="min-w-0 truncate font-semibold max-sm:hidden">{view.scenario.title}</p>
      <p className="text-xs whitespace-nowrap text-muted max-md:hidden">
        <span className="font-mono">{view.code}</span> · {view.mode}
      </p>
      <div className="ml-auto flex items-center gap-3">
        <span className="inline-flex items-center gap-1.5 text-xs text-text-2">
          <StatusGlyph tone={link.tone} size={12} />
          {link.text}
        </span>
        <Button busy={cancel.isPending} onClick={() => cancel.mutate({ type: 'round.stop' })}>
          Cancel round
        </Button>
      </div>
    </header>
  );
}
