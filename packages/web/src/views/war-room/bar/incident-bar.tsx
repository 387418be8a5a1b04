import { CircleHelp } from 'lucide-react';
import { IconButton } from '../../../components/button.tsx';
import { StatusChip } from '../../../components/status-chip.tsx';
import { Mark } from '../../../components/wordmark.tsx';
import { phaseLook } from '../../../state/phase.ts';
import { useRoom } from '../room.ts';
import { useRoomChange } from '../use-room-state.ts';
import { BarActions } from './bar-actions.tsx';
import { Clocks } from './clocks.tsx';
import { Link } from './link.tsx';
import { RoomMenu } from './room-menu.tsx';

/** Where the round is, how long it has been, and the one thing to do next. */
export function IncidentBar() {
  const { view } = useRoom();
  const change = useRoomChange();
  const look = phaseLook(view);
  return (
    <header
      data-region="bar"
      tabIndex={-1}
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-panel px-3 py-2 outline-none"
    >
      <span className="max-xl:hidden">
        <Mark size={26} />
      </span>
      <StatusChip tone={look.tone} large>
        {look.word}
      </StatusChip>
      <div className="min-w-0 max-w-72 leading-tight max-xl:hidden">
        <p className="truncate text-sm font-semibold">{view.scenario.title}</p>
        <p className="truncate text-2xs text-muted">
          <span className="font-mono">{view.code}</span> · {view.mode}
        </p>
      </div>
      <Clocks />
      <Link />
      <div className="ml-auto flex items-center gap-1 md:order-last md:ml-0">
        <RoomMenu />
        <IconButton label="Keys and help (?)" onClick={() => change({ dialog: 'keys' })}>
          <CircleHelp aria-hidden size={17} />
        </IconButton>
      </div>
      <div className="flex items-center gap-2 max-md:w-full max-md:justify-between md:ml-auto">
        <BarActions />
      </div>
    </header>
  );
}
