import { Plus, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../../components/button.tsx';
import { Menu } from '../../../components/menu.tsx';
import type { XtermScreen } from '../../../components/terminal/xterm-screen.ts';
import type { TerminalDesk, TerminalTab } from '../../../live/terminal-desk.ts';
import { useRoom } from '../room.ts';

const dots: Readonly<Record<TerminalTab['state'], string>> = {
  opening: 'bg-muted',
  open: 'bg-ok',
  ended: 'bg-control',
  failed: 'bg-crit',
};

/** The open shells, and a way to one in every service that has one. */
export function TabStrip({ desk }: { desk: TerminalDesk<XtermScreen> }) {
  const { view } = useRoom();
  const { tabs, active } = useStore(desk.store);
  const withShell = view.services.filter(({ shell }) => shell);
  const first = [...withShell].sort((a, b) => Number(b.name === view.toolbox) - Number(a.name === view.toolbox));
  const front = tabs.find(({ key }) => key === active);
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Delete' && active !== null) return desk.close(active);
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const at = tabs.findIndex(({ key }) => key === active);
    const next = step === undefined ? undefined : tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    desk.activate(next.key);
    document.getElementById(`tab-${next.key}`)?.focus();
  };
  return (
    <div className="flex min-w-0 items-stretch">
      <div
        role="tablist"
        aria-label="Terminals"
        className="flex min-w-0 items-stretch overflow-x-auto"
        onKeyDown={move}
      >
        {tabs.map(({ key, service, state }, index) => {
          const same = tabs.slice(0, index).filter((tab) => tab.service === service).length;
          const chosen = key === active;
          return (
            <div
              key={key}
              className={`flex shrink-0 items-center border-r border-line ${chosen ? 'bg-well shadow-[inset_0_2px_0_var(--accent)]' : 'text-text-2'}`}
            >
              <button
                id={`tab-${key}`}
                type="button"
                role="tab"
                aria-selected={chosen}
                aria-controls="terminal-screen"
                tabIndex={chosen ? 0 : -1}
                onClick={() => desk.activate(key)}
                onAuxClick={(event) => event.button === 1 && desk.close(key)}
                className="flex h-full items-center gap-2 pr-1 pl-3 font-mono text-xs -outline-offset-2"
              >
                <span aria-hidden className={`size-1.5 rounded-full ${dots[state]}`} />
                {service}
                {same > 0 && <span className="text-muted">{same + 1}</span>}
                <span className="sr-only">, {state}</span>
              </button>
              {/* For the mouse: by keyboard Delete closes a tab, for everybody the menu beside does. */}
              <button
                type="button"
                tabIndex={-1}
                aria-hidden="true"
                title={`Close ${service}`}
                onClick={() => desk.close(key)}
                className="mr-1.5 grid size-6 place-items-center rounded-sm text-muted hover:bg-raised hover:text-text"
              >
                <X size={12} />
              </button>
            </div>
          );
        })}
      </div>
      <div className="flex items-center px-1">
        <Menu
          trigger={
            <IconButton label="New terminal (Ctrl+; n)" id="new-terminal">
              <Plus aria-hidden size={15} />
            </IconButton>
          }
          entries={[
            ...first.map(({ name, title }) => ({ label: `${name} · ${title}`, onSelect: () => void desk.open(name) })),
            ...(front
              ? [{ label: `Close ${front.service}`, separated: true, onSelect: () => desk.close(front.key) }]
              : []),
          ]}
        />
      </div>
    </div>
  );
}
