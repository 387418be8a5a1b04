import { createStore } from 'zustand/vanilla';

export type Theme = 'dark' | 'light' | 'system';

/** What a person chose for this browser. */
export interface Preferences {
  readonly theme: Theme;
  readonly name: string;
  readonly terminalFontPx: number;
  readonly sound: boolean;
  /** Keys without a modifier outside of inputs (WCAG 2.1.4: they can be switched off). */
  readonly singleKeys: boolean;
  readonly askBeforePaste: boolean;
  readonly screenReader: boolean;
  readonly railOpen: boolean;
}

export const defaults: Preferences = {
  theme: 'system',
  name: 'You',
  terminalFontPx: 13,
  sound: false,
  singleKeys: true,
  askBeforePaste: true,
  screenReader: false,
  railOpen: true,
};

const storageKey = 'chaos.preferences';

/** Preferences from their stored text; whatever is missing or of another type is the default. */
export function parsePreferences(text: string | null): Preferences {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    if (typeof stored !== 'object' || stored === null) return defaults;
    const known = Object.entries(stored).filter(
      ([key, value]) => key in defaults && typeof value === typeof defaults[key as keyof Preferences],
    );
    return { ...defaults, ...Object.fromEntries(known) };
  } catch {
    return defaults;
  }
}

export const preferences = createStore<Preferences>(() =>
  parsePreferences(globalThis.localStorage?.getItem(storageKey) ?? null),
);

/** Changes some preferences and keeps them. */
export function prefer(change: Partial<Preferences>): void {
  preferences.setState(change);
  globalThis.localStorage?.setItem(storageKey, JSON.stringify(preferences.getState()));
}

export const clampFont = (px: number): number => Math.min(24, Math.max(9, px));

/** The theme to draw: the chosen one, or the system's. */
export const resolveTheme = (theme: Theme, systemDark: boolean): 'dark' | 'light' =>
  theme === 'system' ? (systemDark ? 'dark' : 'light') : theme;
