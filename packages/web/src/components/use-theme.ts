import { useLayoutEffect, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { preferences, resolveTheme } from '../state/preferences.ts';

const dark = () => matchMedia('(prefers-color-scheme: dark)');

const onSystemChange = (listener: () => void) => {
  const query = dark();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** The theme drawn now, `dark` or `light`; keeps the page in step with it. */
export function useTheme(): 'dark' | 'light' {
  const chosen = useStore(preferences, ({ theme }) => theme);
  const systemDark = useSyncExternalStore(onSystemChange, () => dark().matches);
  const theme = resolveTheme(chosen, systemDark);
  // Before the effects of what is inside: charts read the colours of the page in theirs.
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return theme;
}
