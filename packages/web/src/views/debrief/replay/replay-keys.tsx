import type { Debrief } from '@chaos-engine/protocol';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { ShortcutSheet } from '../../../components/shortcut-sheet.tsx';
import { bindSingleKeys } from '../../../keys/bind-keys.ts';
import { debriefShortcuts } from '../../../keys/shortcuts.ts';
import { neighbour, shiftSpeed } from '../../../state/playhead.ts';
import { preferences } from '../../../state/preferences.ts';
import type { Replay } from './replay-store.ts';

const stepMs = 5_000;

/** Keys of the replay. */
export function ReplayKeys({ debrief, replay }: { debrief: Debrief; replay: Replay }) {
  const singleKeys = useStore(preferences, (chosen) => chosen.singleKeys);
  const [help, setHelp] = useState(false);
  useEffect(() => {
    if (!singleKeys) return;
    const { store } = replay;
    const toEntry = (direction: 1 | -1) => {
      const entry = neighbour(debrief.timeline, store.getState().at, direction);
      if (entry) replay.seek(entry.at);
    };
    const move = (by: number) => replay.seek(store.getState().at + by);
    const speed = (by: 1 | -1) => replay.setSpeed(shiftSpeed(store.getState().speed, by));
    const unless = (held: string, act: () => void) => (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.closest(held)) return;
      event.preventDefault();
      act();
    };
    return bindSingleKeys({
      // Space presses a button that has the focus, and arrows move in tabs and charts.
      Space: unless('button,a,summary', replay.toggle),
      ArrowRight: unless('[role=tab],[role=img],section', () => move(stepMs)),
      ArrowLeft: unless('[role=tab],[role=img],section', () => move(-stepMs)),
      j: () => toEntry(1),
      k: () => toEntry(-1),
      'Shift+>': () => speed(1),
      'Shift+<': () => speed(-1),
      'Shift+?': () => setHelp(true),
    });
  }, [debrief, replay, singleKeys]);
  return <ShortcutSheet open={help} onClose={() => setHelp(false)} groups={debriefShortcuts} />;
}
