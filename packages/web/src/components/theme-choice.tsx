import { Monitor, Moon, Sun } from 'lucide-react';
import { useStore } from 'zustand';
import { prefer, preferences, type Theme } from '../state/preferences.ts';
import { Segmented } from './segmented.tsx';

const options = [
  ['dark', 'Dark', <Moon key="dark" aria-hidden size={14} />],
  ['light', 'Light', <Sun key="light" aria-hidden size={14} />],
  ['system', 'System', <Monitor key="system" aria-hidden size={14} />],
] as const satisfies readonly (readonly [Theme, string, unknown])[];

/** Chooses the theme of this browser. */
export function ThemeChoice() {
  const theme = useStore(preferences, (chosen) => chosen.theme);
  return <Segmented label="Theme" value={theme} options={options} onChange={(next) => prefer({ theme: next })} />;
}
