import { RotateCw } from 'lucide-react';
import { Button } from '../../../components/button.tsx';
import type { XtermScreen } from '../../../components/terminal/xterm-screen.ts';
import type { TerminalDesk, TerminalTab } from '../../../live/terminal-desk.ts';

/** Over a shell that is not open, and over the layers it is drawn in: what happened, and the way to a new one. */
export function TabEnded({ desk, tab }: { desk: TerminalDesk<XtermScreen>; tab: TerminalTab }) {
  if (tab.state === 'open') return null;
  return (
    <div
      role="status"
      className="absolute inset-x-3 bottom-3 z-20 flex flex-wrap items-center gap-3 rounded-md border border-line bg-raised px-3 py-2 text-sm shadow-(--shadow)"
    >
      <p className="min-w-0 flex-1">
        {tab.state === 'opening' && `Opening a shell in ${tab.service}…`}
        {tab.state === 'ended' && `The shell in ${tab.service} has ended${tab.why ? `: ${tab.why}` : ''}.`}
        {tab.state === 'failed' && `No shell in ${tab.service}: ${tab.why ?? 'it could not be opened'}`}
      </p>
      {tab.state !== 'opening' && (
        <Button
          size="sm"
          variant="primary"
          icon={<RotateCw aria-hidden size={13} />}
          onClick={() => desk.reopen(tab.key)}
        >
          Open again
        </Button>
      )}
    </div>
  );
}
