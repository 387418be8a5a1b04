import type { Debrief } from '@chaos-engine/protocol';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../components/button.tsx';
import { sinceStart } from '../../../format/duration.ts';
import { originOf } from '../moment-words.ts';
import type { Replay } from './replay-store.ts';
import { TerminalReplay } from './terminal-replay.tsx';

/** The terminals of the round, one at a time. */
export function TerminalReplays({
  debrief,
  replay,
  theme,
}: {
  debrief: Debrief;
  replay: Replay;
  theme: 'dark' | 'light';
}) {
  const [chosen, setChosen] = useState(debrief.terminals[0]?.terminal ?? null);
  const [asText, setAsText] = useState(false);
  const terminal = debrief.terminals.find((one) => one.terminal === chosen);
  return (
    <section aria-label="Terminals" className="flex min-h-[420px] min-w-0 flex-col bg-well">
      <div className="flex h-9 shrink-0 items-stretch border-b border-line bg-panel">
        <div role="tablist" aria-label="Recorded terminals" className="flex min-w-0 overflow-x-auto">
          {debrief.terminals.map(({ terminal: id, service, player, startedAt }) => (
            <button
              key={id}
              type="button"
              role="tab"
              aria-selected={id === chosen}
              onClick={() => setChosen(id)}
              className="border-r border-line px-3 font-mono text-xs whitespace-nowrap text-text-2 -outline-offset-2 aria-selected:bg-well aria-selected:text-text aria-selected:shadow-[inset_0_2px_0_var(--accent)]"
            >
              {service}{' '}
              <span className="text-muted" title={player}>
                {sinceStart(startedAt - originOf(debrief))}
              </span>
            </button>
          ))}
        </div>
        {terminal && (
          <IconButton
            label="Text view"
            aria-pressed={asText}
            className="my-1 mr-2 ml-auto"
            onClick={() => setAsText(!asText)}
          >
            <FileText aria-hidden size={14} />
          </IconButton>
        )}
      </div>
      {terminal ? (
        <TerminalReplay
          key={terminal.terminal}
          code={debrief.row.code}
          terminal={terminal}
          replay={replay}
          theme={theme}
          asText={asText}
        />
      ) : (
        <p className="p-6 text-sm text-muted">No terminal was opened in this round.</p>
      )}
    </section>
  );
}
