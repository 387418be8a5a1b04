import type { Debrief } from '@chaos-engine/protocol';
import { Link } from '@tanstack/react-router';
import { Download, RotateCcw, Share2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../api.ts';
import { announce } from '../../components/announcer.tsx';
import { Button, IconButton } from '../../components/button.tsx';
import { Menu } from '../../components/menu.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { useOpenRound } from '../../components/use-open-round.ts';
import { Mark } from '../../components/wordmark.tsx';
import type { Replay } from './replay/replay-store.ts';
import { saveFile } from './save-file.ts';
import { shareLink } from './share-link.ts';

/** Which round this was, and what can be done with it. */
export function DebriefBar({ debrief, replay }: { debrief: Debrief; replay: Replay }) {
  const { row } = debrief;
  const open = useOpenRound();
  const [shared, setShared] = useState(false);
  const share = () => {
    void navigator.clipboard?.writeText(shareLink(location.origin, row.code, replay.store.getState().at)).then(() => {
      setShared(true);
      announce('Link copied');
      setTimeout(() => setShared(false), 2_000);
    });
  };
  const save = (name: 'log' | 'score', file: string) =>
    void api.document(row.code, name).then((text) => saveFile(file, text));
  return (
    <header className="sticky top-0 z-20 flex h-14 items-center gap-3 border-b border-line bg-panel px-4 print:hidden">
      <Link to="/" aria-label="Home" className="rounded-md">
        <Mark size={26} />
      </Link>
      <span className="max-sm:hidden">
        <StatusChip tone="unknown" large>
          Debrief
        </StatusChip>
      </span>
      <div className="min-w-0 leading-tight max-sm:hidden">
        <p className="truncate text-sm font-semibold">{row.title}</p>
        <p className="truncate text-2xs text-muted">
          <span className="font-mono">{row.code}</span> · {row.mode} · {row.player}
        </p>
      </div>
      <div className="ml-auto flex items-center gap-2">
        <Menu
          trigger={
            <IconButton label="Download">
              <Download aria-hidden size={16} />
            </IconButton>
          }
          entries={[
            { label: 'Event log, .ndjson', onSelect: () => save('log', `${row.code}.ndjson`) },
            { label: 'Score card, .json', onSelect: () => save('score', `${row.code}.json`) },
            ...debrief.terminals.map(({ terminal, service }) => ({
              label: `Terminal in ${service}, .cast`,
              onSelect: () =>
                void api
                  .track(row.code, `terminal-${terminal}`)
                  .then((text) => saveFile(`${row.code}-${service}.cast`, text)),
            })),
            { label: 'Print', separated: true, onSelect: () => window.print() },
          ]}
        />
        <Button icon={<Share2 aria-hidden size={15} />} onClick={share}>
          {shared ? 'Link copied' : 'Share'}
        </Button>
        <Button
          variant="primary"
          busy={open.isPending}
          icon={<RotateCcw aria-hidden size={15} />}
          onClick={() => open.mutate({ scenario: debrief.scenario, mode: row.mode })}
        >
          {open.isPending ? 'Opening…' : 'Play again'}
        </Button>
      </div>
    </header>
  );
}
