import type { RoundView } from '@chaos-engine/protocol';
import { useEffect, useRef, useState } from 'react';
import { createXtermScreen, type XtermScreen } from '../../../components/terminal/xterm-screen.ts';
import type { RoundSession } from '../../../live/round-session.ts';
import { createTerminalDesk, type TerminalDesk } from '../../../live/terminal-desk.ts';
import { preferences } from '../../../state/preferences.ts';
import { askBeforePaste } from './paste-question.ts';
import { tabKey } from './tab-key.ts';

/** The terminals of a round for as long as its room is open; the toolbox is opened at once when there is none yet. */
export function useDesk(
  session: RoundSession,
  view: RoundView,
  theme: 'dark' | 'light',
): TerminalDesk<XtermScreen> | null {
  const [desk, setDesk] = useState<TerminalDesk<XtermScreen> | null>(null);
  const look = useRef(theme);
  look.current = theme;
  const { toolbox } = view;
  useEffect(() => {
    const made = createTerminalDesk({
      channel: session.terminals,
      now: () => performance.now(),
      makeScreen: () => {
        const { terminalFontPx, screenReader } = preferences.getState();
        return createXtermScreen({
          theme: look.current,
          fontPx: terminalFontPx,
          screenReader,
          tabMovesFocus: () => tabKey.getState().movesFocus,
          confirmPaste: askBeforePaste,
        });
      },
    });
    const leaveList = session.terminals.onList((list) => {
      if (list.length === 0 && made.store.getState().tabs.length === 0) made.open(toolbox);
    });
    setDesk(made);
    return () => {
      leaveList();
      made.dispose();
    };
  }, [session, toolbox]);
  useEffect(() => {
    const dress = () => {
      const { terminalFontPx, screenReader } = preferences.getState();
      for (const { key } of desk?.store.getState().tabs ?? [])
        desk?.screen(key)?.look({ theme, fontPx: terminalFontPx, screenReader });
    };
    dress();
    return preferences.subscribe(dress);
  }, [desk, theme]);
  return desk;
}
