import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { ShortcutSheet } from '../components/shortcut-sheet.tsx';
import { bindSingleKeys } from '../keys/bind-keys.ts';
import { shellShortcuts } from '../keys/shortcuts.ts';
import { preferences } from '../state/preferences.ts';

/** Keys of the pages outside of a round: `g h` home, `g s` scenarios, `g l` boards, `g f` failure modes, `?` help. */
export function ShellKeys() {
  const navigate = useNavigate();
  const singleKeys = useStore(preferences, (chosen) => chosen.singleKeys);
  const [help, setHelp] = useState(false);
  useEffect(() => {
    if (!singleKeys) return;
    return bindSingleKeys({
      'g h': () => void navigate({ to: '/' }),
      'g s': () => void navigate({ to: '/scenarios' }),
      'g l': () => void navigate({ to: '/leaderboards' }),
      'g f': () => void navigate({ to: '/failure-modes' }),
      '/': (event) => {
        event.preventDefault();
        const search = document.querySelector<HTMLInputElement>('input[type=search]');
        if (search) search.focus();
        else void navigate({ to: '/scenarios' });
      },
      'Shift+?': () => setHelp(true),
    });
  }, [navigate, singleKeys]);
  return <ShortcutSheet open={help} onClose={() => setHelp(false)} groups={shellShortcuts} />;
}
