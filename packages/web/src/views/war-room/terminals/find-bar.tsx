import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../components/button.tsx';
import type { XtermScreen } from '../../../components/terminal/xterm-screen.ts';
import { toggleFind } from './terminal-view.ts';

/** Finds a text on the screen and above it. */
export function FindBar({ screen }: { screen: XtermScreen }) {
  const [text, setText] = useState('');
  const [found, setFound] = useState(true);
  const look = (direction: 'next' | 'previous') =>
    text === '' ? setFound(true) : void screen.find(text, direction).then(setFound);
  const close = () => {
    toggleFind();
    screen.focus();
  };
  return (
    <search className="flex h-9 shrink-0 items-center gap-1.5 border-b border-line bg-panel px-3">
      <input
        ref={(input) => input?.focus()}
        aria-label="Find in the terminal"
        value={text}
        placeholder="Find"
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') look(event.shiftKey ? 'next' : 'previous');
          if (event.key === 'Escape') close();
        }}
        className="h-6 w-56 rounded-sm border border-control/60 bg-app px-2 font-mono text-xs placeholder:text-muted"
      />
      <IconButton label="Further up (Enter)" onClick={() => look('previous')}>
        <ArrowUp aria-hidden size={14} />
      </IconButton>
      <IconButton label="Further down (Shift+Enter)" onClick={() => look('next')}>
        <ArrowDown aria-hidden size={14} />
      </IconButton>
      <span role="status" className="text-xs text-muted">
        {found ? '' : 'not found'}
      </span>
      <IconButton label="Close" className="ml-auto" onClick={close}>
        <X aria-hidden size={14} />
      </IconButton>
    </search>
  );
}
