import { AArrowDown, AArrowUp, FileText, Search } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../../components/button.tsx';
import { ScreenHost } from '../../../components/terminal/screen-host.tsx';
import type { XtermScreen } from '../../../components/terminal/xterm-screen.ts';
import type { TerminalDesk } from '../../../live/terminal-desk.ts';
import { clampFont, prefer, preferences } from '../../../state/preferences.ts';
import { useRoom } from '../room.ts';
import { FindBar } from './find-bar.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { TabEnded } from './tab-ended.tsx';
import { tabKey } from './tab-key.ts';
import { TabStrip } from './tab-strip.tsx';
import { terminalView, toggleFind, toggleText } from './terminal-view.ts';
import { TextView } from './text-view.tsx';

/** Shells in the playground, a tab each. */
export function TerminalsPanel() {
  const { desk } = useRoom();
  return (
    <section
      aria-label="Terminals"
      data-region="terminal"
      tabIndex={-1}
      className="flex h-full min-h-0 min-w-0 flex-col overflow-clip bg-well outline-none"
    >
      {desk && <Terminals desk={desk} />}
      <PasteDialog />
    </section>
  );
}

function Terminals({ desk }: { desk: TerminalDesk<XtermScreen> }) {
  const { tabs, active } = useStore(desk.store);
  const { find, text } = useStore(terminalView);
  const [focused, setFocused] = useState(false);
  const movesFocus = useStore(tabKey, (state) => state.movesFocus);
  const font = useStore(preferences, (chosen) => chosen.terminalFontPx);
  const tab = tabs.find(({ key }) => key === active);
  const screen = tab ? desk.screen(tab.key) : null;
  return (
    <>
      <div className="flex h-9 shrink-0 items-stretch border-b border-line bg-panel">
        <TabStrip desk={desk} />
        <div className="ml-auto flex items-center gap-0.5 px-1.5">
          <IconButton label="Find in the terminal (Ctrl+; /)" aria-pressed={find} onClick={toggleFind}>
            <Search aria-hidden size={14} />
          </IconButton>
          <IconButton label="Text view (Ctrl+; v)" aria-pressed={text} onClick={toggleText}>
            <FileText aria-hidden size={14} />
          </IconButton>
          <IconButton
            label="Smaller text"
            className="max-sm:hidden"
            onClick={() => prefer({ terminalFontPx: clampFont(font - 1) })}
          >
            <AArrowDown aria-hidden size={15} />
          </IconButton>
          <IconButton
            label="Larger text"
            className="max-sm:hidden"
            onClick={() => prefer({ terminalFontPx: clampFont(font + 1) })}
          >
            <AArrowUp aria-hidden size={15} />
          </IconButton>
        </div>
      </div>
      {find && screen && <FindBar screen={screen} />}
      <div
        id="terminal-screen"
        role="tabpanel"
        aria-label={tab ? `Terminal in ${tab.service}` : 'No terminal'}
        className="relative min-h-0 flex-1 overflow-clip"
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        {tab && screen && !text && (
          <div className="h-full px-3 py-2">
            <ScreenHost key={tab.key} screen={screen} label={`Terminal in ${tab.service}`} />
          </div>
        )}
        {tab && screen && text && <TextView screen={screen} service={tab.service} />}
        {tab && <TabEnded desk={desk} tab={tab} />}
        {!tab && <p className="p-6 text-sm text-muted">No terminal is open. Open one with + above.</p>}
      </div>
      <p className={`h-6 shrink-0 truncate px-3 text-2xs leading-6 ${focused ? 'text-text-2' : 'text-muted'}`}>
        Leave the terminal: <span className="font-mono">Ctrl+; Esc</span> or <span className="font-mono">F6</span> · Tab
        key: {movesFocus ? 'moves the focus' : 'to the shell'}{' '}
        <span className="max-md:hidden">· Ctrl+C copies a selection</span>
      </p>
    </>
  );
}
