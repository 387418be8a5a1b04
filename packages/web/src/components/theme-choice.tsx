import { useStore } from 'zustand';
import { prefer, preferences, type Theme } from '../state/preferences.ts';
import { Segmented } from './segmented.tsx';

const options: readonly (readonly [Theme, string])[] = [
  ['dark', 'Dark'],
  ['light', 'Light'],
  ['system', 'System'],
];

/** Chooses the theme of this browser. */
export function ThemeChoice() {
  const theme = useStore(preferences, (chosen) => chosen.theme);
  return <Segmented label="Theme" value={theme} options={options} onChange={(next) => prefer({ theme: next })} />;
}
