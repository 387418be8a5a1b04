export interface Shortcut {
  readonly action: string;
  /** Outside of inputs and terminals. */
  readonly single?: string;
  /** Everywhere, after Ctrl+; */
  readonly leader?: string;
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/** Keys outside of a round. */
export const shellShortcuts: readonly ShortcutGroup[] = [
  {
    title: 'Go to',
    shortcuts: [
      { action: 'Home', single: 'g h' },
      { action: 'Scenarios', single: 'g s' },
      { action: 'Leaderboards', single: 'g l' },
      { action: 'Failure modes', single: 'g f' },
      { action: 'Search', single: '/' },
      { action: 'This sheet', single: '?' },
    ],
  },
];

/** Keys of the war room. */
export const roundShortcuts: readonly ShortcutGroup[] = [
  {
    title: 'Act',
    shortcuts: [
      { action: 'Acknowledge the newest alert', single: 'a', leader: 'a' },
      { action: 'Declare the incident', single: 'd', leader: 'd' },
      { action: 'Localise it', single: 'o', leader: 'o' },
      { action: 'Diagnose it', single: 'g', leader: 'g' },
      { action: 'Check recovery', single: 'c', leader: 'c' },
      { action: 'Take a hint', single: 'h', leader: 'h' },
      { action: 'Write a note', single: 'n', leader: 'm' },
    ],
  },
  {
    title: 'Terminal',
    shortcuts: [
      { action: 'Go to the terminal', single: 't', leader: 't' },
      { action: 'New tab / tab n / close tab', leader: 'n / 1–9 / w' },
      { action: 'Leave the terminal', leader: 'Esc' },
      { action: 'Find', leader: '/' },
      { action: 'Text view', leader: 'v' },
      { action: 'Tab key moves focus, on or off', leader: 'Tab' },
      { action: 'Larger / smaller', leader: '+ / -' },
      { action: 'Copy', single: 'Ctrl+C with a selection' },
      { action: 'Paste', single: 'Ctrl+V, Shift+Insert' },
    ],
  },
  {
    title: 'Look',
    shortcuts: [
      { action: 'Signals, logs, map, alerts, timeline', single: '1 2 3 4 5' },
      { action: 'Next / previous region', single: 'F6 / Shift+F6' },
      { action: 'Follow logs on or off', single: 'f', leader: 'f' },
      { action: 'Clear the log view', single: 'x', leader: 'x' },
      { action: 'Search logs', single: '/' },
      { action: 'Make a panel large', single: 'z', leader: 'z' },
      { action: 'This sheet', single: '?', leader: '?' },
    ],
  },
];

/** Keys of the debrief. */
export const debriefShortcuts: readonly ShortcutGroup[] = [
  {
    title: 'Replay',
    shortcuts: [
      { action: 'Play or pause', single: 'Space' },
      { action: 'Next / previous event', single: 'j / k' },
      { action: 'Five seconds on / back', single: '→ / ←' },
      { action: 'Faster / slower', single: '> / <' },
      { action: 'This sheet', single: '?' },
    ],
  },
];
